package api

import (
	"context"
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
)

// task is what an organ owes by a decision.
type task struct {
	ID          delivery.TaskID    `json:"id" doc:"Identifier" example:"t1"`
	Origin      delivery.Origin    `json:"origin" doc:"Decision that it comes from"`
	Text        string             `json:"text" doc:"What is to be done" example:"More flour in 2027."`
	Responsible assembly.OrganID   `json:"responsible" doc:"Organ that answers for it" example:"mill-office"`
	Supporting  []assembly.OrganID `json:"supporting" doc:"Organs that help, in order"`
	Due         assembly.Date      `json:"due,omitempty" doc:"Day; not there: none" example:"2027-12-31"`
	Figures     []string           `json:"figures" doc:"Figures of the plan that it serves" example:"target:flour:2027"`
	State       delivery.State     `json:"state" enum:"open,acknowledged,done,withdrawn" doc:"Where it stands" example:"open"`
	Note        string             `json:"note,omitempty" doc:"How it was closed, or why it was withdrawn" example:"Done in May"`
	Dues        []dueChange        `json:"dues" doc:"Due dates that held before"`
	Revision    int                `json:"revision" doc:"To send as seen" example:"1"`
	Made        assembly.Act       `json:"made" doc:"Adoption that gave it"`
	Changed     assembly.Act       `json:"changed" doc:"Who changed it last"`
}

type dueChange struct {
	Was    assembly.Date `json:"was" doc:"Day that held before" example:"2027-06-30"`
	Reason string        `json:"reason" doc:"Why it was changed" example:"The flood"`
	Act    assembly.Act  `json:"act" doc:"Who changed it"`
}

func taskOf(t delivery.Task) task {
	return task{
		t.ID, t.Origin, t.Text, t.Responsible, some(t.Supporting), t.Due, some(t.Figures), t.State, t.Note,
		each(t.Dues, func(d delivery.DueChange) dueChange { return dueChange(d) }), t.Rev, t.Made, t.Changed,
	}
}

// sheet is the task sheet of an organ for one year.
type sheet struct {
	Organ   assembly.OrganID `json:"organ" doc:"The organ" example:"mill-office"`
	Year    int              `json:"year" doc:"The year" example:"2027"`
	Tasks   []sheetTask      `json:"tasks" doc:"What it owes"`
	Figures []controlFigure  `json:"figures" doc:"Figures of the year that it is held to, from the plan that holds"`
}

type sheetTask struct {
	Task    task          `json:"task" doc:"The task"`
	Role    delivery.Role `json:"role" enum:"responsible,supporting" doc:"What the organ has to do with it" example:"responsible"`
	Overdue bool          `json:"overdue" doc:"It is pending after its due date"`
	Carried bool          `json:"carried" doc:"It was due in an earlier year and is still pending"`
}

type controlFigure struct {
	Address string            `json:"address" doc:"The figure" example:"target:flour:2027"`
	Name    string            `json:"name" doc:"For people" example:"Flour for bread"`
	Value   *float64          `json:"value" nullable:"true" doc:"In the unit; null: there is no figure" example:"2200"`
	Unit    string            `json:"unit" doc:"Unit of the value" example:"t"`
	Tasks   []delivery.TaskID `json:"tasks" doc:"Tasks of the organ that serve it" example:"t1"`
}

type tasksInput struct {
	Paging
	Organ     assembly.OrganID   `query:"organ" doc:"Responsible or supporting" example:"mill-office"`
	Plenary   assembly.PlenaryID `query:"plenary" doc:"Given by this plenary" example:"2026-1"`
	Point     assembly.PointID   `query:"point" doc:"And by this point of it" example:"p1"`
	Figure    string             `query:"figure" doc:"Serves this figure" example:"target:flour:2027"`
	Pending   bool               `query:"pending" doc:"Something is still to be done"`
	OverdueOn assembly.Date      `query:"overdue_on" doc:"Pending after its due date on this day" example:"2028-01-01"`
}

type sheetInput struct {
	Organ assembly.OrganID `path:"organ" doc:"The organ" example:"mill-office"`
	Year  int              `path:"year" doc:"The year" example:"2027"`
}

type acknowledge struct {
	ID   delivery.TaskID `json:"id" doc:"The task" example:"t1"`
	Seen int             `json:"seen" doc:"Revision of the task that you saw" example:"1"`
}

type changeDue struct {
	ID     delivery.TaskID `json:"id" doc:"The task" example:"t1"`
	Seen   int             `json:"seen" doc:"Revision of the task that you saw" example:"1"`
	Due    assembly.Date   `json:"due" doc:"The new day" example:"2028-06-30"`
	Reason string          `json:"reason" doc:"Why" example:"The flood"`
}

type closeTask struct {
	ID   delivery.TaskID `json:"id" doc:"The task" example:"t1"`
	Seen int             `json:"seen" doc:"Revision of the task that you saw" example:"2"`
	Note string          `json:"note,omitempty" doc:"How it was done" example:"2210 t were milled"`
}

type withdrawTask struct {
	ID     delivery.TaskID `json:"id" doc:"The task" example:"t1"`
	Seen   int             `json:"seen" doc:"Revision of the task that you saw" example:"1"`
	Reason string          `json:"reason" doc:"Why" example:"The point was changed"`
}

func (f acknowledge) task() delivery.Command  { return delivery.Acknowledge(f) }
func (f changeDue) task() delivery.Command    { return delivery.ChangeDue(f) }
func (f closeTask) task() delivery.Command    { return delivery.Close(f) }
func (f withdrawTask) task() delivery.Command { return delivery.Withdraw(f) }

// taskOrder is the form of a command to the register of tasks.
type taskOrder interface{ task() delivery.Command }

type taskInput[F taskOrder] struct{ Body F }

func taskCommand[F taskOrder](a *api, name, summary, about string) {
	add(a, route{
		id: name, method: http.MethodPost, path: "/tasks/do/" + name, tag: "tasks", summary: summary, about: about, scope: scopeAct,
	}, func(ctx context.Context, who hall.Actor, in *taskInput[F]) (*answer[[]task], error) {
		changed, err := a.hall.DoTask(ctx, who, in.Body.task())
		return ok(each(changed, taskOf)), err
	})
}

func (a *api) addTasks() {
	const tag = "tasks"
	add(a, route{
		id: "list-tasks", method: http.MethodGet, path: "/tasks", tag: tag, scope: scopeRead,
		summary: "Tasks by due date, those without one last",
	}, func(ctx context.Context, who hall.Actor, in *tasksInput) (*answer[page[task]], error) {
		all, err := a.hall.TaskList(ctx, who, delivery.Filter{
			Organ: in.Organ, Plenary: in.Plenary, Point: in.Point, Figure: in.Figure, Pending: in.Pending, OverdueOn: in.OverdueOn,
		})
		return part(all, in.Paging, taskOf), err
	})
	add(a, route{
		id: "get-task-sheet", method: http.MethodGet, path: "/organs/{organ}/sheets/{year}", tag: tag, scope: scopeRead,
		summary: "Task sheet of an organ for one year", about: "What it owes, and the control figures of the year.",
	}, func(ctx context.Context, who hall.Actor, in *sheetInput) (*answer[sheet], error) {
		s, err := a.hall.TaskSheet(ctx, who, in.Organ, in.Year)
		if err != nil {
			return nil, err
		}
		return ok(sheet{
			s.Organ, s.Year,
			each(s.Tasks, func(t delivery.SheetTask) sheetTask { return sheetTask{taskOf(t.Task), t.Role, t.Overdue, t.Carried} }),
			each(s.Figures, func(f delivery.ControlFigure) controlFigure {
				return controlFigure{f.Address, f.Name, number(f.Value), f.Unit, some(f.Tasks)}
			}),
		}), nil
	})
	taskCommand[acknowledge](a, "acknowledge-task", "Take note of a task", "By an officer of the responsible organ.")
	taskCommand[closeTask](a, "close-task", "Say that a task is done", "")
	taskCommand[changeDue](a, "change-due", "Give a task another due date", "The old one is kept with the reason.")
	taskCommand[withdrawTask](a, "withdraw-task", "Take a task back", "")
}
