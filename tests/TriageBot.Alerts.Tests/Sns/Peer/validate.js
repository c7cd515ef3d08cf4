// AWS's own validator judges messages from standard input; its certificate comes from there too, not from the network.
const { PassThrough } = require('node:stream');
const https = require('node:https');
const Validator = require('sns-validator');

const { certificate, messages } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
https.get = (url, answer) => {
  const page = new PassThrough();
  page.statusCode = 200;
  answer(page);
  page.end(certificate);
  return page;
};

const validator = new Validator();
const judged = messages.map((message) => new Promise((done) => validator.validate(message, (mistake) => done(!mistake))));
Promise.all(judged).then((verdicts) => console.log(JSON.stringify(verdicts)));
