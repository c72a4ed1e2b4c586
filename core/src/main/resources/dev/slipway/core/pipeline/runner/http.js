const fs = require("fs");
const e = process.env;
const [body, answer] = process.argv.slice(-2);
const headers = {};
for (const line of e.HTTP_HEADERS.split("\n")) {
  const at = line.indexOf(": ");
  if (at > 0) headers[line.slice(0, at)] = line.slice(at + 2);
}
fetch(e.HTTP_URL, {
  method: e.HTTP_METHOD,
  headers,
  body: e.HTTP_HAS_BODY ? fs.readFileSync(body) : undefined,
  signal: AbortSignal.timeout(Number(e.HTTP_SECONDS) * 1000),
})
  .then(async (got) => {
    fs.writeFileSync(answer, Buffer.from(await got.arrayBuffer()));
    console.log(got.status);
  })
  .catch((failed) => {
    console.error(String(failed.cause || failed));
    process.exit(1);
  });
