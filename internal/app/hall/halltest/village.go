package halltest

import "github.com/openplenum/plenum/internal/planfile"

// Village is a small plan that has something to decide: with more flour in a
// year, less grain can be sold in it.
func Village() []planfile.File {
	file := func(name, text string) planfile.File { return planfile.File{Name: name, Data: []byte(text)} }
	return []planfile.File{
		file("plan.yaml", `# What the village plans.
schema: 1
name: The village
horizon: {first: 2026, last: 2028}
tiers:
  - {tier: 1, name: Bread}
  - {tier: 2, name: Trade}
`),
		file("goods.csv", "good,name,unit,kind\ngrain,Grain,t,product\nflour,Flour,t,product\nlabour,Work,person,labour\nland,Fields,ha,land\n"),
		file("processes.csv", "process,name,makes\nfarm,The farm,grain\nmill,The mill,flour\n"),
		file("inputs.csv", "# A tonne of grain takes its seed.\nprocess,good,amount,unit\nfarm,land,0.3,ha/t\nfarm,labour,0.02,person/t\nfarm,grain,60,kg/t\nmill,grain,1.25,t/t\nmill,labour,0.004,person/t\n"),
		file("supply.csv", "good,year,amount\nland,,900\nlabour,2026,70\nlabour,2027,71\nlabour,2028,72\n"),
		file("organs.csv", "organ,name,kind\nvillage,Assembly of the village,assembly\nmill-office,The mill,organization\n"),
		file("targets.csv", "target,name,measure,of,year,amount,unit,tier,organ\nflour,Flour for bread,final_use,flour,,2000,t,1,mill-office\ngrain,Grain to sell,final_use,grain,2027..2028,300,t,2,village\n"),
		file("NOTES.md", "Why these figures: see the minutes.\n"),
	}
}
