package api

import "github.com/openplenum/plenum/internal/assembly"

type convene struct {
	Organ  assembly.OrganID `json:"organ" doc:"Organ that meets" example:"village"`
	Number int              `json:"number" minimum:"1" doc:"The n-th plenary of the organ's term" example:"1"`
	Title  string           `json:"title" doc:"What it is called" example:"First plenary"`
}

type giveNotice struct {
	On  assembly.Date `json:"on" doc:"Day on which the members were told" example:"2026-03-02"`
	How string        `json:"how,omitempty" doc:"How they were told" example:"by letter"`
}

type scheduleSitting struct {
	Day   assembly.Date `json:"day" doc:"Day of the sitting" example:"2026-03-09"`
	Place string        `json:"place,omitempty" doc:"Where it is" example:"Town hall"`
}

type moveSitting struct {
	No    int           `json:"no" doc:"Number of the sitting" example:"1"`
	Day   assembly.Date `json:"day" doc:"Its new day" example:"2026-03-10"`
	Place string        `json:"place,omitempty" doc:"Its new place" example:"Town hall"`
}

type addItem struct {
	Title   string `json:"title" doc:"What the item is about" example:"The plan of the village"`
	Place   int    `json:"place,omitempty" doc:"Place on the agenda, from 1; 0: at the end" example:"1"`
	Sitting int    `json:"sitting,omitempty" doc:"Sitting for which it is planned; 0: any" example:"1"`
}

type retitleItem struct {
	No    int    `json:"no" doc:"Number of the item" example:"1"`
	Seen  int    `json:"seen" doc:"Revision of the item that you saw" example:"1"`
	Title string `json:"title" doc:"Its new title" example:"The plan for 2027"`
}

type moveItem struct {
	No    int `json:"no" doc:"Number of the item" example:"1"`
	Seen  int `json:"seen" doc:"Revision of the item that you saw" example:"1"`
	Place int `json:"place" doc:"Its new place on the agenda, from 1" example:"1"`
}

type decideItem struct {
	No   int    `json:"no" doc:"Number of the item" example:"1"`
	Note string `json:"note,omitempty" doc:"How it was settled, for the minutes" example:"Adopted"`
}

type deferItem struct {
	No      int    `json:"no" doc:"Number of the item" example:"2"`
	Sitting int    `json:"sitting,omitempty" doc:"Sitting to which it is put off; 0: see plenary" example:"2"`
	Plenary string `json:"plenary,omitempty" doc:"Later plenary to which it is put off, in words or by its identifier" example:"2026-2"`
	Reason  string `json:"reason,omitempty" doc:"Why" example:"The figures are not there yet"`
}

type withdrawItem struct {
	No     int    `json:"no" doc:"Number of the item" example:"2"`
	Reason string `json:"reason,omitempty" doc:"Why" example:"Settled elsewhere"`
}

type waiveNotice struct {
	No     int    `json:"no" doc:"Number of the late item" example:"3"`
	Reason string `json:"reason" doc:"Why it is taken although notice of it was too short" example:"The flood"`
}

type adjourn struct {
	Until  assembly.Date `json:"until,omitempty" doc:"Day on which it goes on; empty: not known yet" example:"2026-04-13"`
	Reason string        `json:"reason,omitempty" doc:"Why" example:"The harvest"`
}

// Forms have the fields of their commands, so that they are those commands.
func (f convene) command() assembly.PlenaryCommand         { return assembly.Convene(f) }
func (f giveNotice) command() assembly.PlenaryCommand      { return assembly.GiveNotice(f) }
func (f scheduleSitting) command() assembly.PlenaryCommand { return assembly.ScheduleSitting(f) }
func (f moveSitting) command() assembly.PlenaryCommand     { return assembly.MoveSitting(f) }
func (f addItem) command() assembly.PlenaryCommand         { return assembly.AddItem(f) }
func (f retitleItem) command() assembly.PlenaryCommand     { return assembly.RetitleItem(f) }
func (f moveItem) command() assembly.PlenaryCommand        { return assembly.MoveItem(f) }
func (f decideItem) command() assembly.PlenaryCommand      { return assembly.DecideItem(f) }
func (f deferItem) command() assembly.PlenaryCommand       { return assembly.DeferItem(f) }
func (f withdrawItem) command() assembly.PlenaryCommand    { return assembly.WithdrawItem(f) }
func (f waiveNotice) command() assembly.PlenaryCommand     { return assembly.WaiveNotice(f) }
func (f adjourn) command() assembly.PlenaryCommand         { return assembly.Adjourn(f) }

func (a *api) addAgenda() {
	const tag = "agenda"
	command[convene](a, tag, "convene", "Convene a plenary", "Begins a plenary under the rules of procedure that the organ has now. The identifier in the address is the one that it gets.")
	command[giveNotice](a, tag, "give-notice", "Note that notice was given", "The rules say how many days must lie between the notice and the first sitting.")
	command[scheduleSitting](a, tag, "schedule-sitting", "Plan a sitting", "Sittings are numbered from 1 in the order in which they are planned.")
	command[moveSitting](a, tag, "move-sitting", "Give a sitting another day or place", "Only before it is opened.")
	command[addItem](a, tag, "add-item", "Put an item on the agenda", "An item added after the notice is late: it is decided only if the notice is waived.")
	command[retitleItem](a, tag, "retitle-item", "Give an item another title", "")
	command[moveItem](a, tag, "move-item", "Give an item another place on the agenda", "")
	command[decideItem](a, tag, "decide-item", "Settle an item", "All its conclusions must be decided.")
	command[deferItem](a, tag, "defer-item", "Put an item off", "To a later sitting of this plenary, or to a later plenary.")
	command[withdrawItem](a, tag, "withdraw-item", "Take an item off the agenda", "")
	command[waiveNotice](a, tag, "waive-notice", "Take a late item all the same", "The reason stands in the minutes.")
	command[adjourn](a, tag, "adjourn", "Break the plenary off", "Between two sittings. Opening the next sitting goes on with it.")
	bare(a, tag, "close-plenary", "End the plenary", "Every item must be settled.", assembly.ClosePlenary{})
}
