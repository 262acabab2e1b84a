package akn

// model is what an element may hold and needs, as the schema of the standard
// has it, narrowed to the elements that are used here.
type model struct {
	needs []string // attributes, with eId where the naming convention asks for it
	order []string // children in this order: name, name? name* name+, a|b is either
	any   []string // children in any order
	words bool     // words may stand directly in it
	some  bool     // it may not be empty

	either string   // this child or the others, but for heads
	heads  []string // these come before all others, in any order
}

var (
	blocks    = []string{"p", "table"}
	hierarchy = []string{"section", "paragraph", "hcontainer"}
	core      = []string{"FRBRthis", "FRBRuri+", "FRBRalias*", "FRBRdate+", "FRBRauthor+"}
	tlc       = []string{"eId", "href", "showAs"}
	heads     = []string{"num?", "heading?", "subheading?"}
	inline    = []string{"docTitle", "docDate", "docNumber", "docAuthority"}
)

func with(parts ...[]string) []string {
	var out []string
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

var models = map[string]model{
	"akomaNtoso": {order: []string{"statement|debate"}},
	"statement":  {needs: []string{"name"}, order: []string{"meta", "coverPage?", "preface?", "preamble?", "mainBody", "conclusions?", "attachments?"}},
	"debate":     {needs: []string{"name"}, order: []string{"meta", "coverPage?", "preface?", "debateBody", "conclusions?", "attachments?"}},

	"meta":              {order: []string{"identification", "publication?", "classification*", "lifecycle*", "workflow*", "analysis*", "temporalData*", "references*", "notes*", "proprietary*", "presentation*"}},
	"identification":    {needs: []string{"source"}, order: []string{"FRBRWork", "FRBRExpression", "FRBRManifestation", "FRBRItem?"}},
	"FRBRWork":          {order: with(core, []string{"FRBRcountry", "FRBRsubtype?", "FRBRnumber*", "FRBRname*", "FRBRprescriptive?", "FRBRauthoritative?"})},
	"FRBRExpression":    {order: with(core, []string{"FRBRversionNumber?", "FRBRauthoritative?", "FRBRmasterExpression?", "FRBRlanguage+", "FRBRtranslation*"})},
	"FRBRManifestation": {order: with(core, []string{"FRBRportion?", "FRBRformat?"})},
	"FRBRthis":          {needs: []string{"value"}},
	"FRBRuri":           {needs: []string{"value"}},
	"FRBRalias":         {needs: []string{"value", "name"}},
	"FRBRdate":          {needs: []string{"date", "name"}},
	"FRBRauthor":        {needs: []string{"href"}},
	"FRBRcountry":       {needs: []string{"value"}},
	"FRBRsubtype":       {needs: []string{"value"}},
	"FRBRnumber":        {needs: []string{"value"}},
	"FRBRname":          {needs: []string{"value"}},
	"FRBRprescriptive":  {needs: []string{"value"}},
	"FRBRauthoritative": {needs: []string{"value"}},
	"FRBRlanguage":      {needs: []string{"language"}},
	"FRBRformat":        {needs: []string{"value"}},
	"publication":       {needs: []string{"date", "name", "showAs"}},
	"classification":    {needs: []string{"source"}, order: []string{"keyword+"}},
	"keyword":           {needs: []string{"value", "showAs", "dictionary"}},
	"analysis":          {needs: []string{"source"}, order: []string{"parliamentary?"}},
	"parliamentary":     {any: []string{"quorumVerification", "voting", "recount"}, some: true},
	"voting":            {needs: []string{"eId", "outcome"}, any: []string{"quorum", "count"}, some: true},
	"quorum":            {needs: []string{"eId", "value"}},
	"count":             {needs: []string{"eId", "value"}},
	"references":        {needs: []string{"source"}, any: []string{"TLCOrganization", "TLCPerson", "TLCRole", "TLCConcept", "TLCReference"}, some: true},
	"TLCOrganization":   {needs: tlc},
	"TLCPerson":         {needs: tlc},
	"TLCRole":           {needs: tlc},
	"TLCConcept":        {needs: tlc},
	"TLCReference":      {needs: with(tlc, []string{"name"})},

	"preface":     {any: with(blocks, []string{"longTitle", "formula", "container"}), some: true},
	"conclusions": {any: with(blocks, []string{"longTitle", "formula", "container"}), some: true},
	"docTitle":    {words: true},
	"docDate":     {needs: []string{"date"}, words: true},

	"mainBody":   {any: with(blocks, hierarchy), some: true},
	"section":    {needs: []string{"eId"}, either: "content", order: with(heads, []string{"intro?", "content?", "section|paragraph|hcontainer*", "wrapUp?"})},
	"paragraph":  {needs: []string{"eId"}, either: "content", order: with(heads, []string{"intro?", "content?", "section|paragraph|hcontainer*", "wrapUp?"})},
	"hcontainer": {needs: []string{"eId", "name"}, order: with(heads, []string{"content"})},
	"content":    {needs: []string{"eId"}, any: blocks, some: true},
	"num":        {needs: []string{"eId"}, words: true},
	"heading":    {needs: []string{"eId"}, words: true},
	"p":          {any: inline, words: true},
	"table":      {needs: []string{"eId"}, order: []string{"caption?", "tr+"}},
	"caption":    {words: true},
	"tr":         {any: []string{"th", "td"}, some: true},
	"th":         {any: blocks},
	"td":         {any: blocks},

	"debateBody":    {any: []string{"debateSection", "rollCall", "adjournment"}, some: true},
	"debateSection": {needs: []string{"eId", "name"}, any: with(blocks, []string{"debateSection", "speech", "narrative", "scene", "summary"}), heads: []string{"num", "heading", "subheading"}},
	"speech":        {needs: []string{"by"}, order: []string{"num?", "heading?", "from?", "p|table+"}},
	"from":          {words: true},
	"narrative":     {words: true},
}
