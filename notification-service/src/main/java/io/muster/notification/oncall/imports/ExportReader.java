package io.muster.notification.oncall.imports;

import java.util.List;

/** Reads one tool's export. */
interface ExportReader {

  /** What ids made of the tool's begin with. */
  String prefix();

  /** What the tool calls a user's e-mail address. */
  String addressField();

  /** Everything of it, in the order in which it has to be applied. */
  List<Imported> read(Field export, Reading reading);
}
