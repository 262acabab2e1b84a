package report

import "strings"

// Document is a report as data, in one language.
type Document struct {
	Language string // tag for the lang attribute
	Title    string
	Subtitle string
	Verdict  Verdict // the answer in one line
	Facts    []Fact  // a few large figures
	Sections []Section
	Footer   string
	More     string // for a terminal: where the rest is; may be empty
	Words    Words  // what the page itself says
}

// Tone is how an answer is to be taken. Words say it too.
type Tone string

// The tones.
const (
	Good Tone = "good"
	Warn Tone = "warn"
	Bad  Tone = "bad"
)

// Verdict is the answer in one line.
type Verdict struct {
	Tone Tone
	Text string
}

// Fact is one large figure with what it is.
type Fact struct {
	Tone  Tone
	Value string
	Label string
}

// Words are the page's own words.
type Words struct {
	Skip, Contents, Data, Find, Found, Print string
}

// Section is a chapter. Terminals show the blocks of Short and tell where the
// rest is.
type Section struct {
	ID     string
	Title  string
	Blocks []Block
	Short  []Block // for a terminal; nil: the section is left out there
}

// Block is Paragraph, List, *Table, *Chart, Legend, Fold or Finder.
type Block interface{ block() }

// Paragraph is a few sentences.
type Paragraph struct {
	Text string
	Note bool // an aside, such as how to read a table
}

// List is sentences one below the other.
type List struct{ Items []Item }

// Item is one sentence with its tone; the zero tone is plain.
type Item struct {
	Tone Tone
	Text string
	Lead string // the beginning of Text that stands out; may be empty
	// Below sets the sentence below the one before it.
	Below bool
}

// Rest is the text after the lead.
func (i Item) Rest() string { return strings.TrimPrefix(i.Text, i.Begin()) }

// Begin is the lead, where the text does begin with it.
func (i Item) Begin() string {
	if strings.HasPrefix(i.Text, i.Lead) {
		return i.Lead
	}
	return ""
}

// Legend explains the states of a heat map.
type Legend struct{ Keys []Cell }

// Fold is content behind a line that opens it.
type Fold struct {
	ID     string
	Title  string
	Note   string // beside the title
	Find   string // what a search looks in
	Blocks []Block
}

// Finder is many folds with a field that searches their titles.
type Finder struct {
	ID    string
	Folds []Fold
}

func (Paragraph) block() {}
func (List) block()      {}
func (Legend) block()    {}
func (Fold) block()      {}
func (Finder) block()    {}
func (*Table) block()    {}
func (*Chart) block()    {}

// Table is rows of cells below columns. The first cell of a row is its head.
type Table struct {
	ID      string
	Caption string
	Columns []Column
	Rows    []Row
}

// Column is the head of a column.
type Column struct {
	Title string
	Right bool // figures
	Line  bool // a small line drawn from the row's figures
}

// RowKind says how a row is set.
type RowKind string

// The kinds of row.
const (
	Plain RowKind = ""
	Group RowKind = "group" // a heading for the rows below it; one cell
	Total RowKind = "total"
)

// Row is one row.
type Row struct {
	Kind  RowKind
	Cells []Cell
}

// State is what became of a target in a year.
type State string

// The states of a heat map.
const (
	StateNone  State = ""      // no target
	StateMet   State = "met"   // reached
	StateNear  State = "near"  // short, 90 % or more
	StateShort State = "short" // short, 75 % or more
	StateLow   State = "low"   // short, 50 % or more
	StateFar   State = "far"   // short, below 50 %
	StateAside State = "aside" // could not rise by itself, set aside
	StateFull  State = "full"  // capacity or labour used up
)

// Cell is one cell.
type Cell struct {
	Text  string
	State State
	Say   string    // the state in words, for readers that do not see it
	Line  []float64 // drawn, when the column is a line
	Link  string    // anchor within the document
}
