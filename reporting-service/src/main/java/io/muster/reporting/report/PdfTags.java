package io.muster.reporting.report;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;

/**
 * What of a printed report is a heading, a table or a cell, for those who have it read out. Each
 * part that is laid out comes with a tree of its own, numbered from nought; they become one.
 */
final class PdfTags {

  private static final COSName HEADER_CELL = COSName.getPDFName("TH");

  private final PDDocument document;
  private final COSDictionary root = new COSDictionary();
  private final COSDictionary whole = new COSDictionary();
  private final COSArray kids = new COSArray();
  private final COSArray parents = new COSArray();
  private int pages;
  private int next;

  PdfTags(PDDocument document) {
    this.document = document;
    whole.setItem(COSName.TYPE, COSName.STRUCT_ELEM);
    whole.setItem(COSName.S, COSName.DOCUMENT);
    whole.setItem(COSName.P, root);
    whole.setItem(COSName.K, kids);
  }

  /** Takes in the tree of the part whose pages were added last. */
  void take() {
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSDictionary part = catalog.getCOSDictionary(COSName.STRUCT_TREE_ROOT);
    catalog.removeItem(COSName.STRUCT_TREE_ROOT);
    root.setItem(COSName.ROLE_MAP, part.getItem(COSName.ROLE_MAP));
    for (COSBase tree : all(part)) {
      for (COSBase kid : all((COSDictionary) tree)) {
        ((COSDictionary) kid).setItem(COSName.P, whole);
        kids.add(kid);
      }
    }
    COSArray numbers = part.getCOSDictionary(COSName.PARENT_TREE).getCOSArray(COSName.NUMS);
    int first = next;
    for (int i = 0; i < numbers.size(); i += 2) {
      int number = first + numbers.getInt(i);
      parents.add(COSInteger.get(number));
      parents.add(numbers.get(i + 1));
      next = Math.max(next, number + 1);
    }
    for (; pages < document.getNumberOfPages(); pages++) {
      COSDictionary page = document.getPage(pages).getCOSObject();
      page.setInt(COSName.STRUCT_PARENTS, first + page.getInt(COSName.STRUCT_PARENTS));
    }
  }

  private static Iterable<COSBase> all(COSDictionary node) {
    COSBase kids = node.getDictionaryObject(COSName.K);
    if (kids instanceof COSArray many) {
      return many;
    }
    COSArray one = new COSArray();
    one.add(kids);
    return one;
  }

  /** Puts the one tree in its place. */
  void finish() {
    COSArray top = new COSArray();
    top.add(whole);
    COSDictionary numbers = new COSDictionary();
    numbers.setItem(COSName.NUMS, parents);
    root.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
    root.setItem(COSName.K, top);
    root.setItem(COSName.PARENT_TREE, numbers);
    root.setInt(COSName.PARENT_TREE_NEXT_KEY, next);
    headers(whole);
    document.getDocumentCatalog().getCOSObject().setItem(COSName.STRUCT_TREE_ROOT, root);
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    document.getDocumentCatalog().setMarkInfo(marked);
  }

  /** Says of each head of a column that it is one. */
  private static void headers(COSDictionary element) {
    if (HEADER_CELL.equals(element.getCOSName(COSName.S))) {
      COSDictionary scope = new COSDictionary();
      scope.setItem(COSName.O, COSName.getPDFName("Table"));
      scope.setItem(COSName.getPDFName("Scope"), COSName.getPDFName("Column"));
      element.setItem(COSName.A, scope);
      return;
    }
    for (COSBase kid : all(element)) {
      if (kid instanceof COSDictionary child && child.containsKey(COSName.S)) {
        headers(child);
      }
    }
  }
}
