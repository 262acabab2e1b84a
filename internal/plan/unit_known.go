package plan

// namedUnit is a built-in unit: so many of another, or of a dimension.
type namedUnit struct {
	names     string // separated by spaces
	times     float64
	per       float64
	dimension string
	exponent  int
}

// builtIn lists the built-in units by dimension. Energy is a dimension of its
// own, and power is energy by time. A year has 365 days (8760 h), a month is
// a twelfth of it. Things that are counted are dimensions of their own, so
// that beds are not added to pupils.
var builtIn = []namedUnit{
	{"mg", 1, 1e6, "mass", 1},
	{"g", 1, 1000, "mass", 1},
	{"kg", 1, 1, "mass", 1},
	{"dt", 100, 1, "mass", 1},
	{"t tonne tonnes", 1000, 1, "mass", 1},
	{"kt", 1e6, 1, "mass", 1},
	{"Mt", 1e9, 1, "mass", 1},
	{"Gt", 1e12, 1, "mass", 1},

	{"J", 1, 1, "energy", 1},
	{"kJ", 1e3, 1, "energy", 1},
	{"MJ", 1e6, 1, "energy", 1},
	{"GJ", 1e9, 1, "energy", 1},
	{"TJ", 1e12, 1, "energy", 1},
	{"PJ", 1e15, 1, "energy", 1},
	{"EJ", 1e18, 1, "energy", 1},
	{"Wh", 3600, 1, "energy", 1},
	{"kWh", 3.6e6, 1, "energy", 1},
	{"MWh", 3.6e9, 1, "energy", 1},
	{"GWh", 3.6e12, 1, "energy", 1},
	{"TWh", 3.6e15, 1, "energy", 1},
	{"kcal", 4184, 1, "energy", 1},
	{"toe", 41.868e9, 1, "energy", 1},
	{"ktoe", 41.868e12, 1, "energy", 1},
	{"Mtoe", 41.868e15, 1, "energy", 1},
	{"tce", 29.3076e9, 1, "energy", 1},

	{"mm", 1, 1000, "length", 1},
	{"cm", 1, 100, "length", 1},
	{"m metre metres", 1, 1, "length", 1},
	{"km kilometre kilometres", 1000, 1, "length", 1},
	{"m2 m² sqm", 1, 1, "length", 2},
	{"ha hectare hectares", 1e4, 1, "length", 2},
	{"km2 km²", 1e6, 1, "length", 2},
	{"dm3 dm³ l L litre litres", 1, 1000, "length", 3},
	{"hl", 1, 10, "length", 3},
	{"m3 m³ cbm", 1, 1, "length", 3},
	{"Ml ML", 1000, 1, "length", 3},
	{"km3 km³", 1e9, 1, "length", 3},

	{"s", 1, 1, "time", 1},
	{"min", 60, 1, "time", 1},
	{"h hour hours", 3600, 1, "time", 1},
	{"d day days", 86400, 1, "time", 1},
	{"week weeks", 604800, 1, "time", 1},
	{"month months", 2628000, 1, "time", 1},
	{"year years", 31536000, 1, "time", 1},

	{"%", 1, 100, "", 0},
	{"‰", 1, 1000, "", 0},
}

// counted lists what is counted, one and many.
var counted = []string{
	"person persons people", "FTE FTEs", "job jobs", "household households",
	"piece pieces pcs", "unit units", "basket baskets", "load loads", "index points",
	"dwelling dwellings", "room rooms", "place places", "bed beds", "seat seats",
	"pupil pupils", "student students", "patient patients", "case cases", "visit visits",
	"vehicle vehicles", "bus buses", "car cars", "tractor tractors", "ship ships", "wagon wagons",
	"book books", "copy copies", "title titles", "performance performances", "lesson lessons",
	"animal animals", "head", "tree trees", "school schools", "hospital hospitals", "station stations",
	"project projects", "line lines", "meal meals", "pair pairs", "crate crates", "sack sacks",
}

// numberWords are multiples that stand before a unit.
var numberWords = map[string]float64{
	"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"mn": 1e6, "bn": 1e9, "mio": 1e6, "mrd": 1e9,
}

// currencies are the ISO 4217 codes of money that circulates. Each is a
// dimension of its own: what one buys of another is a figure of the plan.
const currencies = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD " +
	"CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD " +
	"HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD " +
	"MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR " +
	"RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS " +
	"UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
