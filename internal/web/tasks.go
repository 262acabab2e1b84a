package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
)

// tasksPage lists tasks: of all organs, or of one.
type tasksPage struct {
	Organ  *assembly.Organ // nil: all
	Organs []organTasks
	Tasks  []taskRow
	Years  []int
	Open   bool // only those that are not done
	path   []place
}

func (p tasksPage) trail() []place { return p.path }

// organTasks counts the tasks of an organ.
type organTasks struct {
	Organ         assembly.Organ
	Open, Overdue int
}

// taskRow is a task in words.
type taskRow struct {
	delivery.Task
	Organ      string
	Supporting []string
	Late       bool
	PointLink  string
	Figures    []place
	MayReport  bool
	MayChange  bool
}

// tasks lists the tasks of all organs.
func (c *call) tasks() error {
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	all, err := c.site.hall.TaskList(c.r.Context(), c.who, delivery.Filter{})
	if err != nil {
		return err
	}
	p := tasksPage{Open: c.r.FormValue("all") == ""}
	for _, o := range body.Organs {
		n := organTasks{Organ: o}
		for i := range all {
			if all[i].Responsible == o.ID && all[i].Pending() {
				n.Open++
				if all[i].Overdue(c.today()) {
					n.Overdue++
				}
			}
		}
		p.Organs = append(p.Organs, n)
	}
	p.Tasks, err = c.taskRows(body, all, p.Open)
	if err != nil {
		return err
	}
	return c.show("tasks", p)
}

// organTasks lists the tasks of one organ.
func (c *call) organTasks() error {
	body, organ, err := c.organ()
	if err != nil {
		return err
	}
	all, err := c.site.hall.TaskList(c.r.Context(), c.who, delivery.Filter{Organ: organ.ID})
	if err != nil {
		return err
	}
	p := tasksPage{Organ: organ, Open: c.r.FormValue("all") == "", path: []place{{Path: "/tasks", Name: c.lang.text("web.nav.tasks")}}}
	if p.Tasks, err = c.taskRows(body, all, p.Open); err != nil {
		return err
	}
	b, err := c.currentBook()
	if err != nil {
		return err
	}
	if b != nil {
		p.Years = b.Folder.Figures.Years
	}
	return c.show("tasks", p)
}

// organ is the organ of the path.
func (c *call) organ() (*assembly.Body, *assembly.Organ, error) {
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return nil, nil, err
	}
	o := body.Organ(assembly.OrganID(c.r.PathValue("organ")))
	if o == nil {
		return nil, nil, errNotFound
	}
	return body, o, nil
}

// taskRows puts tasks into words; open leaves out what is done or withdrawn.
func (c *call) taskRows(body *assembly.Body, all []delivery.Task, open bool) ([]taskRow, error) {
	b, err := c.currentBook()
	if err != nil {
		return nil, err
	}
	var out []taskRow
	for _, t := range all {
		if open && !t.Pending() {
			continue
		}
		r := taskRow{Task: t, Organ: organIn(body, t.Responsible), Late: t.Overdue(c.today())}
		r.PointLink = plenumPath(t.Origin.Plenary) + "/point/" + string(t.Origin.Point)
		for _, o := range t.Supporting {
			r.Supporting = append(r.Supporting, organIn(body, o))
		}
		for _, address := range t.Figures {
			if b != nil {
				r.Figures = append(r.Figures, place{Path: b.figureLink(address), Name: b.figureName(address, c.lang)})
			}
		}
		r.MayReport = t.Pending() && hall.Allows(hall.ReportTask, hall.RolesOf(body, c.who, t.Responsible, c.today())...)
		if t.Pending() {
			if r.MayChange, err = c.site.hall.MayTask(c.r.Context(), c.who, delivery.Withdraw{ID: t.ID}); err != nil {
				return nil, err
			}
		}
		out = append(out, r)
	}
	return out, nil
}

// taskAct takes note of a task, closes it, moves its due day or takes it back.
func (c *call) taskAct() error {
	f := c.readForm()
	id, seen := delivery.TaskID(c.r.PathValue("task")), f.number("seen")
	var command delivery.Command
	switch c.r.PathValue("act") {
	case "acknowledge":
		command = delivery.Acknowledge{ID: id, Seen: seen}
	case "close":
		command = delivery.Close{ID: id, Seen: seen, Note: f.maybe("note", 10_000)}
	case "due":
		command = delivery.ChangeDue{ID: id, Seen: seen, Due: f.date("due", true), Reason: f.text("reason", 10_000)}
	case "withdraw":
		command = delivery.Withdraw{ID: id, Seen: seen, Reason: f.text("reason", 10_000)}
	default:
		return errNotFound
	}
	status := http.StatusUnprocessableEntity
	if f.OK() {
		_, err := c.site.hall.DoTask(c.r.Context(), c.who, command)
		if err == nil {
			return c.done("/task/"+string(id), "sent")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.taskPage(status, f)
}

// taskPage is one task.
type taskPage struct {
	Task taskRow
	Form form
	path []place
}

func (p taskPage) trail() []place { return p.path }

// taskShow shows a task.
func (c *call) taskShow() error { return c.taskPage(http.StatusOK, form{}) }

func (c *call) taskPage(status int, f form) error {
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	all, err := c.site.hall.TaskList(c.r.Context(), c.who, delivery.Filter{})
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(t delivery.Task) bool { return string(t.ID) == c.r.PathValue("task") })
	if i < 0 {
		return errNotFound
	}
	rows, err := c.taskRows(body, all[i:i+1], false)
	if err != nil {
		return err
	}
	return c.showAs(status, "task", taskPage{Task: rows[0], Form: f, path: []place{
		{Path: "/tasks", Name: c.lang.text("web.nav.tasks")}, {Path: "/tasks/" + string(rows[0].Responsible), Name: rows[0].Organ},
	}})
}

// sheetPage is the task sheet of an organ for one year.
type sheetPage struct {
	Organ *assembly.Organ
	Sheet delivery.Sheet
	Tasks []taskRow
	Years []int
	path  []place
}

func (p sheetPage) trail() []place { return p.path }

// sheet reads the sheet of the path.
func (c *call) sheet() (*assembly.Body, *assembly.Organ, delivery.Sheet, error) {
	body, organ, err := c.organ()
	if err != nil {
		return nil, nil, delivery.Sheet{}, err
	}
	year, err := strconv.Atoi(c.r.PathValue("year"))
	if err != nil {
		return nil, nil, delivery.Sheet{}, errNotFound
	}
	s, err := c.site.hall.TaskSheet(c.r.Context(), c.who, organ.ID, year)
	return body, organ, s, err
}

// sheetShow shows it.
func (c *call) sheetShow() error {
	body, organ, s, err := c.sheet()
	if err != nil {
		return err
	}
	p := sheetPage{Organ: organ, Sheet: s, path: []place{
		{Path: "/tasks", Name: c.lang.text("web.nav.tasks")}, {Path: "/tasks/" + string(organ.ID), Name: organ.Name},
	}}
	var plain []delivery.Task
	for _, t := range s.Tasks {
		plain = append(plain, t.Task)
	}
	if p.Tasks, err = c.taskRows(body, plain, false); err != nil {
		return err
	}
	return c.show("sheet", p)
}

// sheetCSV sends it as a table, with heads that no language changes.
func (c *call) sheetCSV() error {
	_, organ, s, err := c.sheet()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"kind", "id", "text", "role", "due", "state", "address", "value", "unit"}) // a buffer takes everything
	for _, t := range s.Tasks {
		_ = w.Write([]string{"task", string(t.ID), plainCell(t.Text), string(t.Role), string(t.Due), string(t.State), "", "", ""})
	}
	for _, f := range s.Figures {
		_ = w.Write([]string{"figure", "", plainCell(f.Name), "", "", "", plainCell(f.Address), strconv.FormatFloat(f.Value, 'f', -1, 64), plainCell(f.Unit)})
	}
	w.Flush()
	return c.download("text/csv; charset=utf-8", "tasks-"+string(organ.ID)+"-"+strconv.Itoa(s.Year)+".csv", b.Bytes())
}

// plainCell keeps spreadsheets from taking a text for a formula.
func plainCell(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + s
	}
	return s
}
