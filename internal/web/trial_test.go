package web

import (
	"archive/zip"
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall/halltest"
)

// TestPackedPlans: several plans in a ZIP file, and a file that is sent twice,
// are faults of the form that name them. What stands beside the folder of the
// one plan is left out.
func TestPackedPlans(t *testing.T) {
	h := newHouse(t)
	for said, zips := range map[string][][]byte{
		"holds 2 plans, in the folders a and b":         {pack(t, "a/", "b/")},
		"in the folders (not in a folder) and a":        {pack(t, "./", "a/")},
		"holds 2 plans, in the folders a and a/earlier": {pack(t, "a/", "a/earlier/")},
		"The file goods.csv was sent twice":             {pack(t, "a/"), pack(t, "b/")},
	} {
		a := h.want(h.ask("planner", packed(t, zips...)), http.StatusUnprocessableEntity, said)
		if !strings.Contains(a.text, `href="#f-files"`) {
			t.Errorf("%s: no link to the field", said)
		}
	}
	h.done("planner", h.ask("planner", packed(t, pack(t, `village\`, "notes/goods.csv"))))
}

// TestNobodyIsChosenForYou: where a slip would make somebody a member, put words
// into somebody's mouth or forget a name, nobody is chosen before somebody
// chooses; a name is forgotten only after a second question.
func TestNobodyIsChosenForYou(t *testing.T) {
	h := newHouse(t)
	body := h.want(h.get("secretary", "/body"), http.StatusOK, "!Your name").text
	for id, page := range map[string]string{
		"f-seat-person": body, "f-seat-organ": body, "f-organ-kind": body, "f-erase-person": body,
		"f-statement-person": h.get("secretary", p("/item/1")).text,
	} {
		_, list, ok := strings.Cut(page, `<select id="`+id+`"`)
		if head, first, _ := strings.Cut(list, "\n"); !ok || !strings.Contains(head, " required") || !strings.HasPrefix(first, `<option value="">Please choose`) {
			t.Errorf("%s begins with a choice: %.120s", id, list)
		}
	}
	other, erased := string(h.Members[2].Person), func() bool {
		names, err := h.Hall.Names(t.Context(), h.Secretary)
		h.must(err)
		return names[h.Members[2].Person] == ""
	}
	h.want(h.post("secretary", "/body/erase", "person", ""), http.StatusUnprocessableEntity, "Person: Nothing stands here")
	h.want(h.post("admin", "/body/erase", "person", other), http.StatusForbidden)
	h.want(h.get("admin", "/body"), http.StatusOK, "Enter a person", "!Erase a name")
	h.want(h.post("secretary", "/body/erase", "person", other), http.StatusOK, "Nobody can bring the name back")
	if erased() {
		t.Fatal("one click forgets a name")
	}
	h.done("secretary", h.post("secretary", "/body/erase", "person", other, "sure", "yes"))
	if !erased() {
		t.Error("the name is not forgotten")
	}
}

// pack is a ZIP file: a name that ends in a slash stands for a whole plan in
// that folder.
func pack(t *testing.T, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name string, data []byte) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range names {
		if !strings.HasSuffix(name, "/") && !strings.HasSuffix(name, `\`) {
			add(name, nil)
			continue
		}
		for _, f := range halltest.Village() {
			add(name+f.Name, f.Data)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// packed is the form that brings in a plan, with ZIP files.
func packed(t *testing.T, zips ...[]byte) *http.Request {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	err := w.WriteField("id", "packed")
	for _, data := range zips {
		part, failed := w.CreateFormFile("files", "Plan.ZIP")
		if failed == nil {
			_, failed = part.Write(data)
		}
		if failed != nil {
			t.Fatal(failed)
		}
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return raw("/plan/new", w.FormDataContentType(), b.String())
}
