package io.muster.reporting.testing;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What veraPDF, the validator of the PDF industry, says of a file. */
public final class Archive {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private Archive() {}

  /** What the file claims to be, as in {@code 2a}. */
  public static String claimed(byte[] pdf) throws Exception {
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf))) {
      return parser.getFlavour().getId();
    }
  }

  /**
   * Every rule of PDF/A-2a and of PDF/UA-1 the file breaks, each with where; empty for a file that
   * an archive takes and that can be read out.
   */
  public static List<String> broken(byte[] pdf) throws Exception {
    List<String> broken = new ArrayList<>(broken(pdf, PDFAFlavour.PDFA_2_A));
    broken.addAll(broken(pdf, PDFAFlavour.PDFUA_1));
    return broken;
  }

  private static List<String> broken(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour)) {
      ValidationResult result =
          Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      return result.getTestAssertions().stream()
          .filter(test -> test.getStatus() == TestAssertion.Status.FAILED)
          .map(
              test ->
                  "%s: %s at %s"
                      .formatted(
                          test.getRuleId().getClause(),
                          test.getMessage(),
                          test.getLocation().getContext()))
          .toList();
    }
  }
}
