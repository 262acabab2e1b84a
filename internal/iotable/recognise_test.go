package iotable

import "testing"

func TestRecogniseUse(t *testing.T) {
	for label, want := range map[string]Use{
		"F010 Personal consumption expenditures":                        Households,
		"F02S Nonresidential private fixed investment in structures":    FixedInvestment,
		"F030 Change in private inventories":                            Inventories,
		"F040 Exports of goods and services":                            Exports,
		"F050 Imports of goods and services":                            Imports,
		"F06C National defense: Consumption expenditures":               Government,
		"F06I National defense: Gross investment":                       FixedInvestment,
		"F09C Other: Consumption expenditures":                          Government,
		"F10E State and local: Gross investment in equipment":           FixedInvestment,
		"F100 Government consumption expenditures and gross investment": Government,
		"final_consumption_households":                                  Households,
		"final_consumption_government":                                  Government,
		"gross_capital_formation":                                       FixedInvestment,
		"inventory_change":                                              Inventories,
		"P51G Gross fixed capital formation":                            FixedInvestment,
		"P3_S15 Final consumption expenditure of NPISH":                 NonProfit,
		"Final demand":                    OtherUse,
		"Helsinki-Uusimaa|Households":     Households,
		"Helsinki-Uusimaa|Exports abroad": Exports,
		"Changes in stocks":               Inventories,
		"Private Konsumausgaben":          Households, "Konsumausgaben des Staates": Government, "Anlageinvestitionen": FixedInvestment,
		"Vorratsveränderungen": Inventories, "Formación bruta de capital fijo": FixedInvestment, "Consommation des ménages": Households,
		"Public education": Government,
		"P3_S13 Final consumption expenditure by government: individual": Government,
	} {
		if got := recogniseUse(ParseLabel(label)); got != want {
			t.Errorf("%q is %s, want %s", label, got, want)
		}
	}
}

func TestRecognisePay(t *testing.T) {
	for label, want := range map[string]Pay{
		"P7 Imports of goods and services":                      PayImports,
		"D21X31 Taxes less subsidies on products":               PayProductTaxes,
		"D29X39 Other taxes less other subsidies on production": PayTaxes,
		"V002 Taxes on production and imports, less subsidies":  PayTaxes,
		"V002 Indirect business tax and nontax liability":       PayTaxes,
		"D1 Compensation of employees":                          PayLabour,
		"wages":                                                 PayLabour,
		"K1 Consumption of fixed capital":                       PayDepreciation,
		"B2A3N Operating surplus and mixed income, net":         PaySurplus,
		"V003 Other value added":                                PaySurplus,
		"capital rent":                                          PaySurplus,
		"Value added":                                           PayValueAdded,
		"S003 Noncomparable imports":                            PayImports,
		"13 Noncomparable imports":                              PayImports,
		"S004 Scrap, used and secondhand goods (purchased)":     PayOther,
		"product taxes less subsidies":                          PayProductTaxes,
		"Arbeitnehmerentgelt im Inland":                         PayLabour, "Abschreibungen": PayDepreciation, "Gütersteuern abzüglich Gütersubventionen": PayProductTaxes,
		"Bruttowertschöpfung": PayValueAdded, "Rémunération des salariés": PayLabour,
		"other production taxes":                                 PayTaxes,
		"ADJ Scrap adjustment of the market-share matrix (bal.)": PayOther,
	} {
		if got := recognisePay(ParseLabel(label)); got != want {
			t.Errorf("%q is %s, want %s", label, got, want)
		}
	}
}

func TestSectorsAreNotTotals(t *testing.T) {
	for label, want := range map[string]bool{
		"Construction": true, "Education": true, "Public administration and defence": true, "Private households": true,
		"Total": false, "T005 Total intermediate": false, "Imports": false, "Total output": false, "Output": false,
		"Electricity production": true, "Financial intermediation": true, "Vorleistungen": false, "Computers and output devices": true,
	} {
		if got := isSector(ParseLabel(label)); got != want {
			t.Errorf("isSector(%q) = %v", label, got)
		}
	}
}
