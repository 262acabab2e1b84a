package plan

// Table names a table of the plan, as its file in the plan folder is named.
type Table string

// The tables, in the order in which faults are reported. TablePlan is the
// head of the plan (plan.yaml); its lists are tables of their own.
const (
	TablePlan           Table = "plan"
	TableUnits          Table = "units"
	TableTiers          Table = "tiers"
	TableObjective      Table = "objective"
	TableTidy           Table = "tidy"
	TableGoods          Table = "goods"
	TableProcesses      Table = "processes"
	TableInputs         Table = "inputs"
	TableOutputs        Table = "outputs"
	TableAssets         Table = "assets"
	TableAssetInputs    Table = "asset_inputs"
	TableUnderWay       Table = "under_way"
	TableUnderWayInputs Table = "under_way_inputs"
	TableSupply         Table = "supply"
	TableStocks         Table = "stocks"
	TableRegions        Table = "regions"
	TablePopulation     Table = "population"
	TableTrade          Table = "trade"
	TableDebts          Table = "debts"
	TableRoutes         Table = "routes"
	TableProjects       Table = "projects"
	TableProjectInputs  Table = "project_inputs"
	TableRenewables     Table = "renewables"
	TableGrowth         Table = "growth"
	TableCategories     Table = "categories"
	TableBaskets        Table = "baskets"
	TableFinalUse       Table = "final_use"
	TableIndicators     Table = "indicators"
	TableIndicatorTerms Table = "indicator_terms"
	TableLimits         Table = "limits"
	TableTargets        Table = "targets"
	TableRisks          Table = "risks"
	TableOrgans         Table = "organs"
	TableAssumptions    Table = "assumptions"
)

// Tables lists all tables in their order.
func Tables() []Table {
	return []Table{
		TablePlan, TableUnits, TableTiers, TableObjective, TableTidy,
		TableGoods, TableProcesses, TableInputs, TableOutputs, TableAssets, TableAssetInputs,
		TableUnderWay, TableUnderWayInputs, TableSupply, TableStocks, TableRegions, TablePopulation,
		TableTrade, TableDebts, TableRoutes, TableProjects, TableProjectInputs, TableRenewables, TableGrowth,
		TableCategories, TableBaskets, TableFinalUse, TableIndicators, TableIndicatorTerms,
		TableLimits, TableTargets, TableRisks, TableOrgans, TableAssumptions,
	}
}
