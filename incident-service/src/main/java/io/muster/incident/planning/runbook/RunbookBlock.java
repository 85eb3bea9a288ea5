package io.muster.incident.planning.runbook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A part of what a runbook says in a step, as it is shown to whoever follows it.
 *
 * @param text for CODE exactly what is to be copied; else plain text, lists and paragraphs in lines
 */
@Schema(requiredProperties = {"kind", "text"})
public record RunbookBlock(Kind kind, String text) {

  private static final TextContentRenderer PLAIN =
      TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS).build();

  /** What it is for. */
  public enum Kind {
    /** To be read. */
    TEXT,
    /** A command or a file, to be copied. */
    CODE,
    /** Words to be sent, as under a message. */
    QUOTE
  }

  /** The parts of a text in Markdown; none when there is no text. */
  public static List<RunbookBlock> of(String markdown) {
    return markdown == null
        ? List.of()
        : Markdown.blocksIn(Markdown.parse(markdown)).stream().map(RunbookBlock::of).toList();
  }

  private static RunbookBlock of(Node block) {
    return switch (block) {
      case FencedCodeBlock code -> new RunbookBlock(Kind.CODE, code.getLiteral().stripTrailing());
      case IndentedCodeBlock code -> new RunbookBlock(Kind.CODE, code.getLiteral().stripTrailing());
      case BlockQuote quote -> new RunbookBlock(Kind.QUOTE, inside(quote));
      default -> new RunbookBlock(Kind.TEXT, PLAIN.render(block).strip());
    };
  }

  private static String inside(BlockQuote quote) {
    return String.join(
        "\n\n", Markdown.blocksIn(quote).stream().map(PLAIN::render).map(String::strip).toList());
  }
}
