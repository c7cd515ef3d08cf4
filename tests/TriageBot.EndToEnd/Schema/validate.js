// Validates JSON documents on standard input (a JSON array) against the schema file named first, of the draft named second (draft-07, else
// 2020-12); prints one line for each mistake.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// Slack's schema has keywords of an editor's own, which only a strict reader minds.
const ajv = process.argv[3] === "draft-07"
  ? new Ajv({ allErrors: true, strict: false })
  : new Ajv2020({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], "utf8")));
const documents = JSON.parse(readFileSync(0, "utf8"));
documents.forEach((document, index) => {
  if (!validate(document)) {
    for (const error of validate.errors) console.log(`${index}${error.instancePath} ${error.message}`);
  }
});
