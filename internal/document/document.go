package document

// Document is a text in one language.
type Document struct {
	Language string // tag for the lang attribute
	Kind     Kind
	Over     string // a line above the title, such as the body
	Title    string
	Under    []string // lines below the title
	Sections []Section
	End      string   // end mark, such as -0-
	Foot     []string // below the end
	Contents bool     // has a table of contents
	Places   []Link   // where a reader can go from here; on the page only
	Formats  []Link   // the same text in other formats; on the page only
	Feed     *Link    // of news about what the page is about; nil: none
	Words    Words

	// Pages are the numbers of the pages on which sections begin, by their
	// identifiers, for the table of contents on paper; nil: not known.
	Pages map[string]int
}

// Kind is what sort of text it is. It chooses how the page is set.
type Kind string

// The kinds.
const (
	Letter Kind = "letter" // running text: a communiqué, minutes, a conclusion
	Book   Kind = "book"   // chapters that begin on a page of their own, with wide tables
	List   Kind = "list"   // a page that leads to others
)

// Words are the page's own words.
type Words struct{ Contents, Formats, Places string }

// Link leads somewhere.
type Link struct{ Path, Text string }

// Section is a part with a heading. The first one of a letter may have none.
type Section struct {
	ID       string // anchor, within the document; empty: none
	Title    string
	Blocks   []Block
	Sections []Section
	Runs     bool // of a book: on paper it begins below the chapter before it, not on a page of its own
}

// Block is Paragraph, Items, Points, Speech, Links or *Table.
type Block interface{ block() }

// Paragraph is a few sentences.
type Paragraph struct {
	Lead string // stands out and runs on, such as a dateline
	Text string
	Note bool // an aside, set small
}

// Items are the lines of a list without numbers.
type Items []Item

// Item is one of them.
type Item struct {
	Text  string
	Below []string // what belongs to it
}

// Points are numbered points.
type Points []Point

// Point is one of them.
type Point struct {
	ID     string // anchor; empty: none
	Number string
	Text   string
	Notes  []string // below it, small: who answers for it, which figures it sets
}

// Speech is what a person said.
type Speech struct {
	By   string // identifier of the person; empty: not known
	From string // name, with the post
	Text string
}

// Links are lines of a page that leads to others.
type Links []Line

// Line is one of them.
type Line struct {
	Link
	Note string
	More []Link // such as the formats
}

func (Paragraph) block() {}
func (Items) block()     {}
func (Points) block()    {}
func (Speech) block()    {}
func (Links) block()     {}
func (*Table) block()    {}

// Table is rows of cells below columns. The first cell of a row is its head.
type Table struct {
	ID      string // anchor of the notes below it; empty: marks do not lead to their notes
	Caption string
	Series  bool // names, units, and figures by year: tables that follow one another have the same widths
	Columns []Column
	Rows    []Row
	Notes   []Mark // below it, in the order of their marks
}

// Column is the head of a column.
type Column struct {
	Title string
	Right bool // figures
	Whole bool // its cells are short and stay on one line, such as years
}

// Row is one row; with one cell only it is a heading for the rows below it.
type Row []Cell

// Cell is one cell.
type Cell struct {
	Text string
	Mark string // of a note below the table; empty: none
	Link string // where the cell leads, on the page only
}

// Mark is a note below a table.
type Mark struct{ Mark, Text string }

// Walk calls a function for every section, the outer before the inner, with
// how deep it lies: 1 for those of the document.
func (d *Document) Walk(visit func(s *Section, depth int)) { walk(d.Sections, 1, visit) }

func walk(all []Section, depth int, visit func(*Section, int)) {
	for i := range all {
		visit(&all[i], depth)
		walk(all[i].Sections, depth+1, visit)
	}
}
