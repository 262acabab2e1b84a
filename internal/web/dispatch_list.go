package web

import (
	"net/http"
	"path"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
)

// dispatchForm brings in a dispatch: a file, or a text that was pasted.
type dispatchForm struct {
	form
	Name string
	Data []byte
}

// dispatchListPage lists the dispatches that were read in.
type dispatchListPage struct {
	Dispatches []dispatchRow
	MayRead    bool
	Form       dispatchForm
}

// dispatchRow is a dispatch in the list.
type dispatchRow struct {
	hall.Dispatch
	By string
}

func (p dispatchListPage) trail() []place { return nil }

func (p dispatchListPage) live() bool { return true }

func dispatchPath(id hall.DispatchID) string { return "/dispatch/" + string(id) }

// dispatches shows the list, and the form for one more.
func (c *call) dispatches() error { return c.dispatchList(http.StatusOK, dispatchForm{form: empty()}) }

func (c *call) dispatchList(status int, f dispatchForm) error {
	all, err := c.site.hall.Dispatches(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	names, err := c.names()
	if err != nil {
		return err
	}
	p := dispatchListPage{MayRead: c.may(hall.ReviewDispatch, ""), Form: f}
	for _, d := range all {
		p.Dispatches = append(p.Dispatches, dispatchRow{d, names[d.Entered.By]})
	}
	return c.showAs(status, "dispatch_list", p)
}

// dispatchEnter reads a dispatch into a draft record.
func (c *call) dispatchEnter() error {
	if !c.may(hall.ReviewDispatch, "") { // before the upload is read
		return c.refusal(hall.Forbidden)
	}
	f, err := c.readDispatch()
	if err != nil {
		return err
	}
	status := http.StatusUnprocessableEntity
	if f.OK() {
		d, err := c.site.hall.EnterDispatch(c.r.Context(), c.who, f.Name, f.Data)
		if err == nil {
			return c.done(dispatchPath(d.ID), "kept")
		}
		if r, ok := hall.AsRefusals(err); ok && r.Has(hall.DispatchUnreadable) {
			f.fault("file", "intake.fault."+r[0].Args[0]+".say", f.Name)
		} else if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.dispatchList(status, f)
}

func (c *call) readDispatch() (dispatchForm, error) {
	f := dispatchForm{form: c.readMultipart()}
	if m := c.r.MultipartForm; m != nil {
		for _, h := range m.File["file"] {
			if h.Size == 0 {
				continue
			}
			data, err := readPart(h)
			if err != nil {
				return f, err
			}
			f.Name, f.Data = path.Base(strings.ReplaceAll(h.Filename, `\`, "/")), data
		}
	}
	pasted := f.Value("pasted")
	switch {
	case f.Data != nil && strings.TrimSpace(pasted) != "":
		f.fault("file", "web_dispatch.both")
	case f.Data == nil && strings.TrimSpace(pasted) == "":
		f.fault("file", "web_dispatch.neither")
	case f.Data == nil:
		f.Name, f.Data = c.lang.text("web_dispatch.pasted_name"), []byte(pasted)
	}
	return f, nil
}
