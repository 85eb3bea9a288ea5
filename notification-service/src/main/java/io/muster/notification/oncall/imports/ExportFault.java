package io.muster.notification.oncall.imports;

/** Why one thing of an export cannot be taken over as it is. */
final class ExportFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String where;

  ExportFault(String where, String text) {
    super(text);
    this.where = where;
  }

  /** A JSON pointer into the export. */
  String where() {
    return where;
  }
}
