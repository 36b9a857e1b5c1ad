// Answers each JSON text, one a line on standard input, with ajv's verdict: true or false.
const fs = require("fs");
const path = require("path");
const root = path.join(__dirname, "..", "..");
const Ajv = require(path.join(root, "node_modules", "ajv"));

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
const text = fs.readFileSync(path.join(root, "schema", "event.schema.json"), "utf8");
// In strict mode ajv wants to be told our own keywords.
for (const word of new Set(text.match(/"x-[a-z-]+"(?=:)/g))) ajv.addKeyword(JSON.parse(word));
const validate = ajv.compile(JSON.parse(text));
const lines = require("readline").createInterface({ input: process.stdin });
lines.on("line", (line) => console.log(validate(JSON.parse(line))));
