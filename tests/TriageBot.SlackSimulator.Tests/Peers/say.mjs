/** One line of JSON on standard output for each thing that a test waits for. */
export const say = (what, more = {}) => process.stdout.write(JSON.stringify({ what, ...more }) + '\n');

/** The peer lives until its standard input ends. */
export const untilEnd = () => new Promise((resolve) => process.stdin.on('end', resolve).resume());

/** A client's own chatter belongs to nobody's test. */
export const silent = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} };
