// Package plantest makes random plans for tests: whole economies that can
// keep their base year by construction, with targets that grow faster than
// all of them can be met.
package plantest

import (
	"fmt"
	"math/rand/v2"

	"github.com/openplenum/plenum/internal/plan"
)

// Options say what a random plan looks like. The zero value of a field takes
// the default named.
type Options struct {
	Goods  int     // default 8
	Years  int     // default 4
	Inputs int     // inputs of each process beside labour; default 3
	Band   int     // inputs are at most so many goods before or behind, in a circle; 0: any good
	Tiers  int     // default 3
	Lead   int     // of asset inputs; default 1
	Growth float64 // of targets over the base year, by the end of the plan; default 0.3
}

func (o Options) withDefaults() Options {
	set := func(field *int, value int) {
		if *field == 0 {
			*field = value
		}
	}
	set(&o.Goods, 8)
	set(&o.Years, 4)
	set(&o.Inputs, 3)
	set(&o.Tiers, 3)
	set(&o.Lead, 1)
	if o.Growth == 0 {
		o.Growth = 0.3
	}
	return o
}

// Plan makes the random plan of a seed. Every good has one process with one
// asset; two skills are supplied with a tenth to spare; every good has a
// standing final use of half its base use and a target for the rest, grown.
func Plan(seed uint64, opt Options) *plan.Plan {
	opt = opt.withDefaults()
	rnd := rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15))
	e := economy(rnd, opt)

	p := &plan.Plan{
		Schema:   plan.SchemaVersion,
		Name:     fmt.Sprintf("random %d", seed),
		Horizon:  plan.Horizon{First: 2026, Last: 2025 + opt.Years},
		Terminal: plan.Terminal{Rule: plan.Sustain},
	}
	for k := range opt.Tiers {
		p.Tiers = append(p.Tiers, plan.Tier{Number: k + 1, Name: fmt.Sprintf("tier %d", k+1)})
	}
	for s := range skills {
		p.Goods = append(p.Goods, plan.Good{
			ID: skill(s), Name: string(skill(s)), Unit: "persons", Kind: plan.Labour, Scope: plan.Regional,
		})
	}
	var labour [skills]float64
	for g := range opt.Goods {
		e.good(p, g, opt)
		for s := range skills {
			labour[s] += e.labour[s][g] * e.output[g]
		}
	}
	for s := range skills {
		p.Supply = append(p.Supply, plan.Supply{Good: skill(s), Amount: plan.Quantity{Value: 1.1 * labour[s]}})
	}
	e.targets(p, rnd, opt)
	return p
}

const skills = 2

func skill(s int) plan.GoodID { return plan.GoodID(fmt.Sprintf("skill%d", s+1)) }

// Good, Process and Asset name what belongs to good number g, from 0.
func Good(g int) plan.GoodID { return plan.GoodID(fmt.Sprintf("good%d", g+1)) }

// Process is the process that makes a good.
func Process(g int) plan.ProcessID { return plan.ProcessID(fmt.Sprintf("make%d", g+1)) }

// Asset is the asset of the process that makes a good.
func Asset(g int) plan.AssetID { return plan.AssetID(fmt.Sprintf("plant%d", g+1)) }

// base is an economy in balance: output = flows + final use.
type base struct {
	input  [][]float64 // input[j][g]: good j per unit of g
	labour [skills][]float64
	output []float64
	final  []float64
	loss   []float64 // retirement of each plant
	build  [][]float64
}

func economy(rnd *rand.Rand, opt Options) base {
	n := opt.Goods
	square := func() [][]float64 {
		m := make([][]float64, n)
		for j := range m {
			m[j] = make([]float64, n)
		}
		return m
	}
	e := base{input: square(), build: square(), output: make([]float64, n), final: make([]float64, n), loss: make([]float64, n)}
	for s := range e.labour {
		e.labour[s] = make([]float64, n)
	}
	for g := range n {
		for range opt.Inputs {
			e.input[opt.near(rnd, g)][g] += 0.6 * rnd.Float64() / float64(opt.Inputs)
			e.build[opt.near(rnd, g)][g] += 0.8 * rnd.Float64() / float64(opt.Inputs)
		}
		for s := range skills {
			e.labour[s][g] = 0.05 + rnd.Float64()
		}
		e.final[g] = 20 + 80*rnd.Float64()
		e.loss[g] = 0.02 + 0.08*rnd.Float64()
	}
	// Output by iteration: final use, flows, and replacement of what retires.
	for range 200 {
		next := make([]float64, n)
		for j := range n {
			next[j] = e.final[j]
			for g := range n {
				next[j] += (e.input[j][g] + e.build[j][g]*e.loss[g]) * e.output[g]
			}
		}
		e.output = next
	}
	return e
}

// near draws a good that good g is made of.
func (o Options) near(rnd *rand.Rand, g int) int {
	if o.Band == 0 {
		return rnd.IntN(o.Goods)
	}
	return (g + o.Goods - o.Band + rnd.IntN(2*o.Band+1)) % o.Goods
}

// good enters good number g with its process and asset.
func (e base) good(p *plan.Plan, g int, opt Options) {
	p.Goods = append(p.Goods, plan.Good{
		ID: Good(g), Name: string(Good(g)), Unit: "t", Kind: plan.Product, Scope: plan.Regional,
	})
	p.Processes = append(p.Processes, plan.Process{ID: Process(g), Name: string(Process(g)), Makes: Good(g)})
	for s := range skills {
		p.Inputs = append(p.Inputs, plan.Input{
			Process: Process(g), Good: skill(s), Amount: plan.Quantity{Value: e.labour[s][g]},
		})
	}
	p.Assets = append(p.Assets, plan.Asset{
		ID: Asset(g), Name: string(Asset(g)), Process: Process(g),
		Capacity: plan.Quantity{Value: 1.02 * e.output[g]}, CapacityGiven: true, Retirement: e.loss[g],
	})
	for j := range opt.Goods {
		if v := e.input[j][g]; v > 0 {
			p.Inputs = append(p.Inputs, plan.Input{Process: Process(g), Good: Good(j), Amount: plan.Quantity{Value: v}})
		}
		if v := e.build[j][g]; v > 0 {
			p.AssetInputs = append(p.AssetInputs, plan.AssetInput{
				Asset: Asset(g), Good: Good(j), Amount: plan.Quantity{Value: v}, Lead: opt.Lead,
			})
		}
	}
	p.FinalUse = append(p.FinalUse, plan.FinalUse{
		Good: Good(g), Amount: plan.Quantity{Value: e.final[g] / 2},
	})
}

// targets gives every good a target in a random tier: base use at the start,
// more every year.
func (e base) targets(p *plan.Plan, rnd *rand.Rand, opt Options) {
	for g := range opt.Goods {
		tier, weight := 1+rnd.IntN(opt.Tiers), 0.5+rnd.Float64()
		if g < opt.Tiers {
			tier = g + 1 // no tier is empty
		}
		growth := opt.Growth * (0.5 + rnd.Float64())
		for y := range opt.Years {
			p.Targets = append(p.Targets, plan.Target{
				ID: plan.TargetID(fmt.Sprintf("target%d", g+1)), Name: fmt.Sprintf("final use of %s", Good(g)),
				Measure: plan.Measure{Kind: plan.MeasureFinalUse, Of: string(Good(g))},
				Sense:   plan.AtLeast, Span: plan.Year(p.Horizon.First + y),
				Amount:   plan.Quantity{Value: e.final[g] * (1 + growth*float64(y+1)/float64(opt.Years))},
				Baseline: plan.Quantity{Value: e.final[g] / 2}, BaselineSet: true,
				Tier: tier, Weight: weight,
			})
		}
	}
}
