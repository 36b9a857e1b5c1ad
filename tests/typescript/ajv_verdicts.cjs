// Answers each JSON text, one a line on standard input, with ajv's verdict: true or false.
const fs = require("fs");
const path = require("path");
const root = path.join(__dirname, "..", "..");
const Ajv = require(path.join(root, "node_modules", "ajv"));

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
for (const word of ["x-unit", "x-sources", "x-minimum", "x-maximum", "x-wire-only", "x-core"]) ajv.addKeyword(word);
const validate = ajv.compile(JSON.parse(fs.readFileSync(path.join(root, "schema", "event.schema.json"), "utf8")));
const lines = require("readline").createInterface({ input: process.stdin });
lines.on("line", (line) => console.log(validate(JSON.parse(line))));
