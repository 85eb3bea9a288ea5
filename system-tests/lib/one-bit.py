"""Writes a zip again once for each file in it, with one bit of that file changed; prints the names of the files as JSON."""
import json
import os
import sys
import zipfile

source, folder = sys.argv[1:]
with zipfile.ZipFile(source) as bundle:
    files = {name: bundle.read(name) for name in bundle.namelist()}
with open(os.path.join(folder, 'check.html'), 'wb') as page:
    page.write(files['check.html'])
for index, changed in enumerate(files):
    with zipfile.ZipFile(os.path.join(folder, 'changed-%d.zip' % index), 'w', zipfile.ZIP_DEFLATED) as copy:
        for name, content in files.items():
            if name == changed:
                middle = len(content) // 2
                content = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1:]
            copy.writestr(name, content)
print(json.dumps(list(files)))
