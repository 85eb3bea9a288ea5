"""Writes a zip again once for each file in it, with one bit of that file changed, and once with half of its list of files
(unreadable.zip); prints the names of the files as JSON."""
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
with zipfile.ZipFile(os.path.join(folder, 'unreadable.zip'), 'w', zipfile.ZIP_DEFLATED) as copy:
    for name, content in files.items():
        copy.writestr(name, content[: len(content) // 2] if name == 'manifest.json' else content)
print(json.dumps(list(files)))
