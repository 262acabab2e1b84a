package api

import "github.com/openplenum/plenum/internal/assembly"

type openSitting struct {
	No int `json:"no" doc:"Number of the sitting" example:"1"`
}

type callRoll struct {
	Seen    int                 `json:"seen" doc:"Revision of the sitting that you saw" example:"0"`
	Present []assembly.PersonID `json:"present" doc:"Who is in the hall: these and nobody else" example:"k3v7q2m5x4t6w2ab"`
}

type arrive struct {
	Persons []assembly.PersonID `json:"persons" doc:"Who came in" example:"k3v7q2m5x4t6w2ab"`
}

type leave struct {
	Persons []assembly.PersonID `json:"persons" doc:"Who went out" example:"k3v7q2m5x4t6w2ab"`
}

type takeItem struct {
	No int `json:"no" doc:"Number of the item" example:"1"`
}

type pauseItem struct {
	No int `json:"no" doc:"Number of the item" example:"1"`
}

type askFloor struct {
	Person assembly.PersonID `json:"person,omitempty" doc:"Who asks; empty: you" example:"k3v7q2m5x4t6w2ab"`
}

type giveFloor struct {
	Person assembly.PersonID `json:"person" doc:"Who may speak" example:"k3v7q2m5x4t6w2ab"`
}

type leaveFloor struct {
	Person assembly.PersonID `json:"person,omitempty" doc:"Who has spoken, or no longer wishes to; empty: you" example:"k3v7q2m5x4t6w2ab"`
}

type noteStatement struct {
	Item   int               `json:"item" doc:"Number of the item" example:"1"`
	Person assembly.PersonID `json:"person" doc:"Who said it" example:"k3v7q2m5x4t6w2ab"`
	Text   string            `json:"text" doc:"What was said, for the minutes" example:"Asks for more flour."`
}

type giveProxy struct {
	Sitting int               `json:"sitting" doc:"Number of the sitting for which it holds" example:"1"`
	From    assembly.PersonID `json:"from,omitempty" doc:"Whose vote it is; empty: yours" example:"k3v7q2m5x4t6w2ab"`
	To      assembly.PersonID `json:"to" doc:"Who votes for them" example:"m5x4t6w2abk3v7q2"`
}

type takeProxy struct {
	Sitting int               `json:"sitting" doc:"Number of the sitting" example:"1"`
	From    assembly.PersonID `json:"from,omitempty" doc:"Whose vote it is; empty: yours" example:"k3v7q2m5x4t6w2ab"`
}

func (f openSitting) command() assembly.PlenaryCommand   { return assembly.OpenSitting(f) }
func (f callRoll) command() assembly.PlenaryCommand      { return assembly.CallRoll(f) }
func (f arrive) command() assembly.PlenaryCommand        { return assembly.Arrive(f) }
func (f leave) command() assembly.PlenaryCommand         { return assembly.Leave(f) }
func (f takeItem) command() assembly.PlenaryCommand      { return assembly.TakeItem(f) }
func (f pauseItem) command() assembly.PlenaryCommand     { return assembly.PauseItem(f) }
func (f askFloor) command() assembly.PlenaryCommand      { return assembly.AskFloor(f) }
func (f giveFloor) command() assembly.PlenaryCommand     { return assembly.GiveFloor(f) }
func (f leaveFloor) command() assembly.PlenaryCommand    { return assembly.LeaveFloor(f) }
func (f noteStatement) command() assembly.PlenaryCommand { return assembly.NoteStatement(f) }
func (f giveProxy) command() assembly.PlenaryCommand     { return assembly.GiveProxy(f) }
func (f takeProxy) command() assembly.PlenaryCommand     { return assembly.TakeProxy(f) }

func (a *api) addSittings() {
	const tag = "sittings"
	command[openSitting](a, tag, "open-sitting", "Open a sitting", "One at a time, in the order of their numbers.")
	bare(a, tag, "close-sitting", "Close the sitting", "An item under discussion stays open.", assembly.CloseSitting{})
	command[callRoll](a, tag, "call-roll", "Call the roll", "")
	command[arrive](a, tag, "arrive", "Note who came in", "")
	command[leave](a, tag, "leave", "Note who went out", "")
	command[takeItem](a, tag, "take-item", "Begin or resume the discussion of an item", "")
	command[pauseItem](a, tag, "pause-item", "Break the discussion of an item off", "The item stays open.")
	command[askFloor](a, tag, "ask-floor", "Ask to speak", "Puts a person on the list of speakers. For others it takes the right to run the sitting.")
	command[giveFloor](a, tag, "give-floor", "Give a person the floor", "")
	command[leaveFloor](a, tag, "leave-floor", "Leave the list of speakers", "")
	command[noteStatement](a, tag, "note-statement", "Keep what a person said", "")
	command[giveProxy](a, tag, "give-proxy", "Hand a vote to another", "For one sitting. It holds while the giver is away and the holder is there.")
	command[takeProxy](a, tag, "take-proxy", "Take a proxy back", "")
}
