// Solves an MPS file with the npm package highs and writes the solution in
// the raw layout of the HiGHS executable, with certificates added:
//   node highs.cjs OPTIONS SOLUTION MODEL
// OPTIONS holds "name = value" lines. NODE_PATH leads to the package.
"use strict";
const fs = require("fs");
const load = require("highs");

const words = {
  6: "Empty", 7: "Optimal", 8: "Infeasible", 9: "Primal infeasible or unbounded", 10: "Unbounded",
  13: "Time limit reached", 14: "Iteration limit reached", 15: "Unknown", 17: "Interrupted by user",
};

function readOptions(path) {
  const options = {};
  for (const line of fs.readFileSync(path, "utf8").split("\n")) {
    const [name, value] = line.split(" = ");
    if (value === undefined) continue;
    options[name] = value === "false" ? false : value === "true" ? true : Number(value);
  }
  return options;
}

function section(title, columns, rows) {
  const out = ["", "# " + title];
  const list = (word, letter, values) => {
    if (!values) return;
    out.push(`# ${word} ${values.length}`);
    values.forEach((v, k) => out.push(`${letter}${k + 1} ${v}`));
  };
  list("Columns", "C", columns);
  list("Rows", "R", rows);
  return out;
}

async function main([optionsPath, solutionPath, modelPath]) {
  const highs = await load();
  const model = highs.createModel({ format: "mps", data: fs.readFileSync(modelPath) });
  model.options.set(readOptions(optionsPath));
  model.run();
  let status = model.getModelStatus();
  let dualRay = model.getDualRay();
  let primalRay = model.getPrimalRay();
  if (status >= 8 && status <= 10 && !dualRay && !primalRay) {
    // Presolve decided; only the simplex method itself has certificates.
    model.options.set({ presolve: "off", solver: "simplex" });
    model.run();
    status = model.getModelStatus();
    dualRay = model.getDualRay();
    primalRay = model.getPrimalRay();
  }
  let out = ["Model status", words[status] || "Solve error"];
  if (status === 6 || status === 7 || status >= 13) {
    const s = model.getSolution();
    out = out.concat(section("Primal solution values", s.colValue, s.rowValue));
    out = out.concat(section("Dual solution values", s.colDual, s.rowDual));
  }
  if (primalRay && primalRay.values) out = out.concat(section("Primal ray", primalRay.values));
  if (dualRay && dualRay.values) out = out.concat(section("Dual ray", undefined, dualRay.values));
  fs.writeFileSync(solutionPath, out.join("\n") + "\n");
}

main(process.argv.slice(2)).catch((e) => {
  console.error(String(e));
  process.exit(1);
});
