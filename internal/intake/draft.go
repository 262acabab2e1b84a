// Package intake reads a dispatch, communiqué or declaration into a draft
// record. Nothing is invented: what the text does not give stays empty, and
// everything that is given names the words that it rests on.
package intake

// Draft is a draft record: what a text says about a meeting and about what it
// resolved. It is to be reviewed by a person before anything is made of it.
type Draft struct {
	Schema    string    `json:"schema" yaml:"schema"` // Schema
	Source    Source    `json:"source" yaml:"source"`
	Agency    *Said     `json:"agency,omitempty" yaml:"agency,omitempty"` // who publishes
	Place     *Said     `json:"place,omitempty" yaml:"place,omitempty"`   // of the dateline
	Published *Date     `json:"published,omitempty" yaml:"published,omitempty"`
	Meeting   Meeting   `json:"meeting" yaml:"meeting"`
	Persons   []Person  `json:"persons,omitempty" yaml:"persons,omitempty"`
	Points    []Point   `json:"points" yaml:"points"`
	Approval  *Approval `json:"approval,omitempty" yaml:"approval,omitempty"`
	Continues *Quote    `json:"continues,omitempty" yaml:"continues,omitempty"` // the meeting goes on
	EndMark   *Quote    `json:"end_mark,omitempty" yaml:"end_mark,omitempty"`   // such as -0-

	// Text is the source as it was decoded, and of HTML what a browser shows of
	// it, a line for a paragraph; all spans count its bytes.
	Text string `json:"-" yaml:"-"`
}

// Schema is the form of a draft record as files have it.
const Schema = "plenum-draft/1"

// Source is the file that was read.
type Source struct {
	File     string `json:"file" yaml:"file"`
	Format   string `json:"format" yaml:"format"`     // text, markdown or html
	Encoding string `json:"encoding" yaml:"encoding"` // IANA name
	Bytes    int    `json:"bytes" yaml:"bytes"`
	SHA256   string `json:"sha256" yaml:"sha256"` // of the bytes as they came, hexadecimal
	// Wrong counts the places where bytes stand for nothing in the encoding;
	// U+FFFD stands there in the text.
	Wrong int `json:"wrong,omitempty" yaml:"wrong,omitempty"`
}

// Quote is a part of the text, word for word: Text[Start:End].
type Quote struct {
	Start int    `json:"start" yaml:"start"` // byte of Draft.Text
	End   int    `json:"end" yaml:"end"`     // byte after the last
	Line  int    `json:"line" yaml:"line"`   // of the start, in the file; the first is 1
	Text  string `json:"text" yaml:"text"`
}

// Said is something that the text names. Value is it without line breaks,
// emphasis marks and page furniture.
type Said struct {
	Value string `json:"value" yaml:"value"`
	Quote Quote  `json:"quote" yaml:"quote"`
}

// Number is a number that the text gives, as an ordinal or a count.
type Number struct {
	Value int   `json:"value" yaml:"value"`
	Quote Quote `json:"quote" yaml:"quote"`
}

// Date is a day.
type Date struct {
	Day      string `json:"day" yaml:"day"`                               // 2006-01-02
	Calendar string `json:"calendar,omitempty" yaml:"calendar,omitempty"` // other than Gregorian, by its identifier
	Year     int    `json:"year,omitempty" yaml:"year,omitempty"`         // of that calendar
	Derived  string `json:"derived,omitempty" yaml:"derived,omitempty"`   // how, when the text does not give the whole day
	Quote    Quote  `json:"quote" yaml:"quote"`
}

// Meeting is what was held.
type Meeting struct {
	Organ       *Said   `json:"organ,omitempty" yaml:"organ,omitempty"`
	Convocation *Number `json:"convocation,omitempty" yaml:"convocation,omitempty"` // 8 of the "8th Central Committee"
	Plenary     *Number `json:"plenary,omitempty" yaml:"plenary,omitempty"`         // 9 of the "9th plenary meeting"
	Sitting     *Number `json:"sitting,omitempty" yaml:"sitting,omitempty"`         // 2 of the "second-day sitting"
	Held        *Date   `json:"held,omitempty" yaml:"held,omitempty"`               // day of the sitting
	Place       *Said   `json:"place,omitempty" yaml:"place,omitempty"`             // where it sat, when said
}

// Person is somebody whom the text names, with the post that it gives.
type Person struct {
	Name  string `json:"name" yaml:"name"`
	Post  string `json:"post,omitempty" yaml:"post,omitempty"`
	Quote Quote  `json:"quote" yaml:"quote"`
}

// Approval is how what was resolved was received.
type Approval struct {
	Unanimous bool  `json:"unanimous,omitempty" yaml:"unanimous,omitempty"`
	Quote     Quote `json:"quote" yaml:"quote"`
}

// Kind is what a point does.
type Kind string

// The kinds of a point.
const (
	Review      Kind = "review"      // looks at what was done or what is
	Orientation Kind = "orientation" // the general direction
	Priority    Kind = "priority"    // what comes first
	Goal        Kind = "goal"        // a state to be reached
	Task        Kind = "task"        // work for a field or an organ
	Measure     Kind = "measure"     // a way, means or step that is taken
	Rule        Kind = "rule"        // a principle or norm that binds
)

// Kinds lists the kinds.
func Kinds() []Kind { return []Kind{Review, Orientation, Priority, Goal, Task, Measure, Rule} }

// Strength is how strongly a point is worded.
type Strength string

// The strengths of wording, the strongest first.
const (
	Binding Strength = "binding" // decides, shall, must
	Firm    Strength = "firm"    // stresses, demands, calls on, commits
	Plain   Strength = "plain"   // indicates, sets forth, will
	Soft    Strength = "soft"    // invites, encourages, welcomes, may
)

// Point is one thing that the text says should be, or was, done.
type Point struct {
	Kind       Kind       `json:"kind" yaml:"kind"`
	Number     string     `json:"number,omitempty" yaml:"number,omitempty"` // as the text numbers it: 12, (a)
	Fields     []FieldOf  `json:"fields,omitempty" yaml:"fields,omitempty"`
	Object     *Said      `json:"object,omitempty" yaml:"object,omitempty"` // what it is about
	Organs     []Said     `json:"organs,omitempty" yaml:"organs,omitempty"` // whom it names for it
	Periods    []Period   `json:"periods,omitempty" yaml:"periods,omitempty"`
	Quantities []Quantity `json:"quantities,omitempty" yaml:"quantities,omitempty"`
	Strength   Strength   `json:"strength" yaml:"strength"`
	Wording    *Quote     `json:"wording,omitempty" yaml:"wording,omitempty"` // the words that give kind and strength
	Quote      Quote      `json:"quote" yaml:"quote"`
}

// FieldOf is a field of work that a point touches.
type FieldOf struct {
	ID    string `json:"id" yaml:"id"` // of the taxonomy
	Quote Quote  `json:"quote" yaml:"quote"`
}

// Period is a year or a stretch of years, both ends included.
type Period struct {
	From  int   `json:"from" yaml:"from"` // year, Gregorian
	To    int   `json:"to" yaml:"to"`
	Quote Quote `json:"quote" yaml:"quote"`
}

// Quantity is an amount that a point names.
type Quantity struct {
	Value float64 `json:"value" yaml:"value"`
	Unit  string  `json:"unit,omitempty" yaml:"unit,omitempty"` // as the text has it: homes, million tonnes, per cent
	Quote Quote   `json:"quote" yaml:"quote"`
}
