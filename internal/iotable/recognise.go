package iotable

import (
	"regexp"
	"slices"
	"strings"
)

// has tells whether any of the phrases stands in a folded label, at the
// beginning of a word.
func has(folded string, phrases ...string) bool {
	padded := " " + folded
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(padded, " "+p) })
}

// Codes of final use in the tables of the United States: F06C consumption of
// government, F06I, F06S, F06E, F06N its investment; F02 private investment.
var (
	usGovernment = regexp.MustCompile(`^F(0[6-9]|10)C\d*$`)
	usInvestment = regexp.MustCompile(`^F(02[A-Z0]?|(0[6-9]|10)[ISEN])\d*$`)
)

// recogniseUse tells from its label what a column of final use is.
func recogniseUse(label Sector) Use {
	name := fold(label.Name)
	switch code := strings.ToUpper(label.Code); {
	case code == "F010", code == "F01000", code == "P3_S14":
		return Households
	case code == "P3_S15":
		return NonProfit
	case code == "P3_S13", usGovernment.MatchString(code):
		return Government
	case code == "F030", code == "F03000", strings.HasPrefix(code, "P52"), code == "P53", strings.HasPrefix(code, "P5M"):
		return Inventories
	case code == "F040", code == "F04000", strings.HasPrefix(code, "P6"):
		return Exports
	case code == "F050", code == "F05000", strings.HasPrefix(code, "P7"):
		return Imports
	case usInvestment.MatchString(code), strings.HasPrefix(code, "P51"):
		return FixedInvestment
	}
	consumes := has(name, "consumption", "expenditure", "spending", "konsum", "consommation", "consumo")
	switch {
	case has(name, "import", "einfuhr"):
		return Imports
	case has(name, "export", "sales abroad", "ausfuhr", "esportazion"):
		return Exports
	case has(name, "inventor", "stock", "valuables", "acquisitions less disposals", "vorrat", "vorräte", "lager", "existencias", "scorte", "estoques"):
		return Inventories
	case has(name, "npish", "non profit", "nonprofit"):
		return NonProfit
	case has(name, "household", "personal consumption", "private consumption", "private final consumption", "consumers",
		"haushalt", "privater konsum", "private konsum", "ménages", "hogares", "famiglie", "famílias", "consumo privado"):
		return Households
	case has(name, "government", "public", "defense", "defence", "state and local", "collective", "staat", "gobierno", "governo") && consumes:
		return Government
	case has(name, "investment", "capital formation", "fixed capital", "gfcf", "investition", "anlageinvestition", "formation brute",
		"fbcf", "formación bruta", "inversión", "inversion", "investiment"):
		return FixedInvestment
	case has(name, "government", "public", "defense", "defence", "nondefense", "state and local", "collective", "education", "health", "staat", "gobierno", "governo"):
		return Government
	}
	return OtherUse
}

// recognisePay tells from its label what a row of primary inputs is.
func recognisePay(label Sector) Pay {
	name := fold(label.Name)
	switch code := strings.ToUpper(label.Code); {
	case strings.HasPrefix(code, "D21"):
		return PayProductTaxes
	case strings.HasPrefix(code, "D29"):
		return PayTaxes
	case code == "D1", code == "D11", code == "D12", code == "V001", code == "V00100":
		return PayLabour
	case code == "K1", strings.HasPrefix(code, "P51C"):
		return PayDepreciation
	case strings.HasPrefix(code, "B2"), strings.HasPrefix(code, "B3"):
		return PaySurplus
	case strings.HasPrefix(code, "B1"):
		return PayValueAdded
	case strings.HasPrefix(code, "P7"):
		return PayImports
	}
	taxes := has(name, "tax", "duty", "duties", "subsid", "vat ", "steuer", "gütersteuer", "impôt", "impuesto", "imposte", "imposto") || name == "vat"
	switch {
	case taxes && has(name, "product", "gütersteuer", "produit") && !has(name, "production"):
		return PayProductTaxes
	case taxes:
		return PayTaxes
	case has(name, "import", "einfuhr"):
		return PayImports
	case has(name, "compensation", "wage", "salar", "labour", "labor", "remuneration", "employees", "social contribution",
		"lohn", "löhne", "arbeitnehmerentgelt", "rémunération", "remuneración", "salaire", "redditi da lavoro", "ordenados"):
		return PayLabour
	case has(name, "consumption of fixed capital", "depreciation", "capital consumption", "abschreibung", "ammortament", "consommation de capital", "consumo de capital"):
		return PayDepreciation
	case has(name, "surplus", "profit", "mixed income", "other value added", "capital", "rent", "interest", "property income", "land rent",
		"betriebsüberschuss", "überschuss", "gewinn", "excédent", "excedente", "lucro"):
		return PaySurplus
	case has(name, "value added", "gva", "gdp", "gross domestic product", "payments sector", "primary input", "factor",
		"wertschöpfung", "bruttowertschöpfung", "valeur ajoutée", "valor agregado", "valor añadido", "valor adicionado", "valore aggiunto"):
		return PayValueAdded
	}
	return PayOther
}

var (
	usTotal    = regexp.MustCompile(`^T0\d\d$`)
	totalWords = map[string]bool{
		"total": true, "totals": true, "subtotal": true, "sum": true, "sums": true, "summe": true, "insgesamt": true,
		"gesamt": true, "zusammen": true, "somme": true, "totaux": true, "suma": true, "totale": true, "totaal": true, "итого": true, "всего": true,
	}
	outputLabel = regexp.MustCompile(`^(total |gross |domestic |sectoral |industry |commodity )*(output|outlays?)\b`)
)

// isOutput tells whether a label names the output of sectors.
func isOutput(label Sector) bool {
	name := fold(label.Name)
	switch strings.ToUpper(label.Code) {
	case "P1", "T008", "T018":
		return true
	}
	switch name {
	case "total input", "total inputs", "gross input", "gross production", "production", "production value", "output", "x", "produktionswert", "bruttoproduktionswert", "valor bruto de la producción", "produção":
		return true
	}
	return outputLabel.MatchString(name)
}

func beginsWith(folded string, phrases ...string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.HasPrefix(folded, p) })
}

// isTotal tells whether a label names a sum of others.
func isTotal(label Sector) bool {
	if usTotal.MatchString(strings.ToUpper(label.Code)) || beginsWith(fold(label.Name), "intermediate ", "vorleistung", "consommation intermédiaire", "consumo intermedi") { //nolint:misspell // Spanish
		return true
	}
	return slices.ContainsFunc(strings.Fields(fold(label.String())), func(w string) bool { return totalWords[w] })
}

// isSector tells whether a label that stands in a row and in a column is that
// of a sector: totals and imports may stand in both, too.
func isSector(label Sector) bool {
	both := recogniseUse(label) != OtherUse && recognisePay(label) != PayOther
	return !isTotal(label) && !isOutput(label) && !both
}

// functionOf gives the COFOG division that a government column names, "" when
// it names none.
func functionOf(label Sector) string {
	name := fold(label.Name)
	for _, f := range []struct {
		code  string
		words []string
	}{
		{"02", []string{"defense", "defence", "military"}},
		{"09", []string{"education"}},
		{"07", []string{"health"}},
		{"10", []string{"social protection", "social security", "welfare"}},
		{"03", []string{"public order", "police", "justice"}},
		{"05", []string{"environment"}},
		{"06", []string{"housing", "community amenities"}},
		{"08", []string{"recreation", "culture", "religion"}},
		{"04", []string{"economic affairs"}},
		{"01", []string{"general public services", "general services"}},
	} {
		if has(name, f.words...) {
			return "COFOG " + f.code
		}
	}
	return ""
}
