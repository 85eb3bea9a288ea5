package io.muster.incident.planning.runbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** CommonMark as runbooks are read from it: its blocks and the lines they stand in, from 0. */
final class Markdown {

  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  private Markdown() {}

  static Node parse(String text) {
    return PARSER.parse(text);
  }

  /** Blocks that stand in no other. */
  static List<Node> blocksIn(Node parent) {
    List<Node> blocks = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      blocks.add(node);
    }
    return blocks;
  }

  /** The lists between a heading and a line. */
  static List<BulletList> lists(Heading heading, int end) {
    List<BulletList> lists = new ArrayList<>();
    for (Node node = heading.getNext(); node != null && lineOf(node) < end; node = node.getNext()) {
      if (node instanceof BulletList list) {
        lists.add(list);
      }
    }
    return lists;
  }

  /** Their items. */
  static List<ListItem> items(Heading heading, int end) {
    return lists(heading, end).stream()
        .flatMap(list -> blocksIn(list).stream())
        .map(ListItem.class::cast)
        .toList();
  }

  static int lineOf(Node node) {
    return node.getSourceSpans().getFirst().getLineIndex();
  }

  /** The line after its last one. */
  static int lineAfter(Node node) {
    return node.getSourceSpans().getLast().getLineIndex() + 1;
  }

  /** What is written in a line, marks left out but those of code. */
  static String textOf(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append('`').append(part.getLiteral()).append('`');
          }
        });
    return text.toString();
  }

  /** The first code in a line; empty when there is none. */
  static String firstCode(Node node) {
    Collection<String> found = new ArrayList<>();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Code part) {
            found.add(part.getLiteral());
          }
        });
    return found.stream().findFirst().orElse("");
  }
}
