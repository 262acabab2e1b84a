package delivery_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/locale"
)

// register plays commands on a register of tasks, as a use case would.
type register struct {
	t *testing.T
	*delivery.Register
	steps []delivery.Step
}

func (r *register) do(c delivery.Command) {
	r.t.Helper()
	events, err := r.Do(c)
	if err != nil {
		r.t.Fatalf("%#v: %v", c, err)
	}
	for _, e := range events {
		kind, body, err := delivery.Encode(e)
		if err != nil {
			r.t.Fatal(err)
		}
		again, err := delivery.Decode(kind, body)
		if err != nil {
			r.t.Fatal(err)
		}
		s := delivery.Step{Act: assembly.Act{Seq: r.Next}, Event: again}
		if err := r.Apply(s); err != nil {
			r.t.Fatal(err)
		}
		r.steps = append(r.steps, s)
	}
}

func (r *register) refused(c delivery.Command, want assembly.Code) {
	r.t.Helper()
	_, err := r.Do(c)
	var no assembly.Refusals
	if !errors.As(err, &no) || len(no) != 1 || no[0].Code != want {
		r.t.Errorf("%#v: %v, want %s", c, err, want)
	}
	for _, part := range []string{".say", ".do"} {
		if key := "assembly." + string(want) + part; !locale.Get("en").Has(key) {
			r.t.Errorf("there are no words for %s", key)
		}
	}
}

// adopted is a plenary with a carried conclusion: two tasks and a point
// without an organ, and one task that was lost.
func adopted() *assembly.Plenary {
	point := func(id assembly.PointID, state assembly.PointState, c assembly.Content) assembly.Point {
		return assembly.Point{ID: id, Conclusion: "c1", State: state, Versions: []assembly.PointVersion{{Content: c}}}
	}
	figure := func(address string) []assembly.Change { return []assembly.Change{{Address: address, New: "1"}} }
	return &assembly.Plenary{
		ID: "2026-1",
		Conclusions: []assembly.Conclusion{{
			ID: "c1", State: assembly.ConclusionCarried, Points: []assembly.PointID{"p1", "p2", "p3", "p4"},
		}},
		Points: []assembly.Point{
			point("p1", assembly.PointCarried, assembly.Content{Text: "Power.", Responsible: "energy", Due: "2027-06-30", Changes: figure("target:power:2027")}),
			point("p2", assembly.PointCarried, assembly.Content{Text: "Dwellings.", Responsible: "housing", Supporting: []assembly.OrganID{"energy"}, Due: "2030-12-31", Changes: figure("target:housing")}),
			point("p3", assembly.PointCarried, assembly.Content{Text: "Order."}),
			point("p4", assembly.PointLost, assembly.Content{Text: "Steel.", Responsible: "energy", Due: "2027-01-01"}),
		},
	}
}

func newRegister(t *testing.T) *register {
	r := &register{t: t, Register: &delivery.Register{}}
	r.do(delivery.CreateTasks{Plenary: adopted(), Conclusion: "c1"})
	return r
}

func TestTasksOfAConclusion(t *testing.T) {
	r := newRegister(t)
	if len(r.Tasks) != 2 {
		t.Fatalf("%d tasks: %+v", len(r.Tasks), r.Tasks)
	}
	one := r.Task("t2")
	want := delivery.Origin{Plenary: "2026-1", Conclusion: "c1", Point: "p2"}
	if one.Origin != want || one.RoleOf("energy") != delivery.Supporting || one.RoleOf("housing") != delivery.Responsible || one.RoleOf("x") != "" {
		t.Errorf("task: %+v", one)
	}
	r.refused(delivery.CreateTasks{Plenary: adopted(), Conclusion: "c9"}, assembly.Unknown)
	r.do(delivery.CreateTasks{Plenary: adopted(), Conclusion: "c1"})
	if r.Tasks[3].ID != "t4" {
		t.Errorf("tasks count up: %s", r.Tasks[3].ID)
	}
}

func TestLifeOfATask(t *testing.T) {
	r := newRegister(t)
	r.do(delivery.Acknowledge{ID: "t1", Seen: 1})
	r.refused(delivery.Acknowledge{ID: "t1", Seen: 1}, assembly.Conflict)
	r.refused(delivery.Acknowledge{ID: "t1", Seen: 2}, delivery.TaskIs)
	r.refused(delivery.ChangeDue{ID: "t1", Seen: 2, Due: "2027-02-30", Reason: "x"}, assembly.BadDate)
	r.refused(delivery.ChangeDue{ID: "t1", Seen: 2, Due: "2027-09-30"}, assembly.NeedText)
	r.refused(delivery.ChangeDue{ID: "t1", Seen: 2, Reason: "x"}, assembly.NeedText)
	r.refused(delivery.ChangeDue{ID: "t1", Seen: 2, Due: "2027-06-30", Reason: "x"}, assembly.NothingChanged)
	r.do(delivery.ChangeDue{ID: "t1", Seen: 2, Due: "2027-09-30", Reason: "The turbine came late."})
	task := r.Task("t1")
	if task.Due != "2027-09-30" || task.Dues[0].Was != "2027-06-30" {
		t.Errorf("due: %+v", task)
	}
	if task.Overdue("2027-09-30") || !task.Overdue("2027-10-01") {
		t.Error("a task is overdue on the day after its due date")
	}
	r.do(delivery.Close{ID: "t1", Seen: 3, Note: "Runs."})
	if task := r.Task("t1"); task.State != delivery.Done || task.Overdue("2030-01-01") {
		t.Errorf("closed: %+v", task)
	}
	r.refused(delivery.Withdraw{ID: "t1", Seen: 4, Reason: "x"}, delivery.TaskIs)
	r.refused(delivery.Withdraw{ID: "t9", Seen: 1, Reason: "x"}, assembly.Unknown)
	r.do(delivery.Withdraw{ID: "t2", Seen: 1, Reason: "Repealed."})

	again, err := delivery.Fold(r.steps)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r.Register, again); diff != "" {
		t.Errorf("the record replays to something else:\n%s", diff)
	}
	if diff := cmp.Diff(r.Register, r.Clone()); diff != "" {
		t.Errorf("a clone differs:\n%s", diff)
	}
	if _, err := delivery.Fold(append(r.steps[:2:2], r.steps[1])); !errors.Is(err, delivery.ErrReplay) {
		t.Errorf("an entry twice: %v", err)
	}
}

func TestList(t *testing.T) {
	r := newRegister(t)
	for _, tt := range []struct {
		filter delivery.Filter
		want   []delivery.TaskID
	}{
		{delivery.Filter{}, []delivery.TaskID{"t1", "t2"}},
		{delivery.Filter{Organ: "housing"}, []delivery.TaskID{"t2"}},
		{delivery.Filter{OverdueOn: "2027-12-31"}, []delivery.TaskID{"t1"}},
		{delivery.Filter{Figure: "target:housing:2028"}, []delivery.TaskID{"t2"}},
		{delivery.Filter{Plenary: "2026-1", Point: "p1"}, []delivery.TaskID{"t1"}},
		{delivery.Filter{Organ: "army"}, nil},
	} {
		var got []delivery.TaskID
		for _, x := range r.List(tt.filter) {
			got = append(got, x.ID)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%+v:\n%s", tt.filter, diff)
		}
	}
}

// TestSheet: the sheet of a year has what is due in it, what is still owed
// from before, what runs through it, and the figures that the organ is held to.
func TestSheet(t *testing.T) {
	figures := []delivery.Figure{
		{Address: "target:power:2027", Organ: "energy", Year: 2027, Value: 30, Unit: "TWh"},
		{Address: "target:housing:2027", Organ: "housing", Year: 2027, Value: 20000, Unit: "dwellings"},
		{Address: "target:housing:2028", Organ: "housing", Year: 2028, Value: 20000, Unit: "dwellings"},
		{Address: "target:fish:2027", Organ: "fishing", Year: 2027, Value: 1, Unit: "t"},
	}
	r := newRegister(t)
	type line struct {
		ID      delivery.TaskID
		Role    delivery.Role
		Overdue bool
		Carried bool
	}
	for _, tt := range []struct {
		organ   assembly.OrganID
		year    int
		on      assembly.Date
		tasks   []line
		figures map[string][]delivery.TaskID
	}{
		{"energy", 2027, "2027-07-01", []line{{"t1", delivery.Responsible, true, false}, {"t2", delivery.Supporting, false, false}},
			map[string][]delivery.TaskID{"target:power:2027": {"t1"}, "target:housing:2027": {"t2"}}},
		{"energy", 2028, "2028-01-01", []line{{"t1", delivery.Responsible, true, true}, {"t2", delivery.Supporting, false, false}},
			map[string][]delivery.TaskID{"target:housing:2028": {"t2"}}},
		{"housing", 2027, "2027-01-01", []line{{"t2", delivery.Responsible, false, false}},
			map[string][]delivery.TaskID{"target:housing:2027": {"t2"}}},
		{"fishing", 2027, "2027-01-01", nil, map[string][]delivery.TaskID{"target:fish:2027": nil}},
		{"housing", 2031, "2031-01-01", []line{{"t2", delivery.Responsible, true, true}}, map[string][]delivery.TaskID{}},
	} {
		s := r.SheetOf(tt.organ, tt.year, tt.on, figures)
		var lines []line
		for _, x := range s.Tasks {
			lines = append(lines, line{x.ID, x.Role, x.Overdue, x.Carried})
		}
		served := map[string][]delivery.TaskID{}
		for _, f := range s.Figures {
			served[f.Address] = f.Tasks
		}
		if diff := cmp.Diff(tt.tasks, lines); diff != "" {
			t.Errorf("%s %d, tasks:\n%s", tt.organ, tt.year, diff)
		}
		if diff := cmp.Diff(tt.figures, served); diff != "" {
			t.Errorf("%s %d, figures:\n%s", tt.organ, tt.year, diff)
		}
	}
}

// TestWithdrawnIsOnNoSheet: what was taken back is owed no more, and its
// figures are not the organ's.
func TestWithdrawnIsOnNoSheet(t *testing.T) {
	r := newRegister(t)
	r.do(delivery.Withdraw{ID: "t1", Seen: r.Task("t1").Rev, Reason: "the mill was closed"})
	figures := []delivery.Figure{{Address: "target:power:2027", Organ: "grid", Year: 2027, Value: 30, Unit: "TWh"}}
	for _, year := range []int{2027, 2028} {
		if s := r.SheetOf("energy", year, "2028-01-01", figures); len(s.Tasks) != 0 || len(s.Figures) != 0 {
			t.Errorf("the sheet of %d: %+v", year, s)
		}
	}
}

// TestListWithoutDates: tasks come by their due dates, those without one last
// and in their order.
func TestListWithoutDates(t *testing.T) {
	r := &delivery.Register{Tasks: []delivery.Task{
		{ID: "t1"}, {ID: "t2", Due: "2028-01-01"}, {ID: "t3"}, {ID: "t4", Due: "2027-01-01"}, {ID: "t5", Due: "2028-01-01"},
	}}
	var got []delivery.TaskID
	for _, x := range r.List(delivery.Filter{}) {
		got = append(got, x.ID)
	}
	if diff := cmp.Diff([]delivery.TaskID{"t4", "t2", "t5", "t1", "t3"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestKinds(t *testing.T) {
	for _, kind := range delivery.Kinds() {
		e, err := delivery.Decode(kind, []byte(`{}`))
		if err != nil || e.Kind() != kind {
			t.Errorf("%s is read as %v (%v)", kind, e, err)
		}
		if _, err := delivery.Decode(kind, []byte(`{"nobody_knows_this":1}`)); err == nil {
			t.Errorf("%s takes a field that nobody knows", kind)
		}
	}
	if _, err := delivery.Decode("task.sung", nil); err == nil {
		t.Error("a kind that nobody knows is read")
	}
}
