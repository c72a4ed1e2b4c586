import os, ssl, sys, urllib.error, urllib.request

e = os.environ
body, answer = sys.argv[1], sys.argv[2]
headers = dict(h.split(": ", 1) for h in e["HTTP_HEADERS"].split("\n") if ": " in h)
data = None
if e["HTTP_HAS_BODY"]:
    data = open(body, "rb")
    headers["Content-Length"] = str(os.path.getsize(body))
context = ssl._create_unverified_context() if e["HTTP_INSECURE"] else None
request = urllib.request.Request(e["HTTP_URL"], data=data, headers=headers, method=e["HTTP_METHOD"])
try:
    got = urllib.request.urlopen(request, timeout=int(e["HTTP_SECONDS"]), context=context)
except urllib.error.HTTPError as failed:
    got = failed
with open(answer, "wb") as out:
    out.write(got.read())
print(got.getcode())
