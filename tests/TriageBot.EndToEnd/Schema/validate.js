// Validates JSON documents on standard input (a JSON array) against the schema file named first; prints one line for each mistake.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], "utf8")));
const documents = JSON.parse(readFileSync(0, "utf8"));
documents.forEach((document, index) => {
  if (!validate(document)) {
    for (const error of validate.errors) console.log(`${index}${error.instancePath} ${error.message}`);
  }
});
