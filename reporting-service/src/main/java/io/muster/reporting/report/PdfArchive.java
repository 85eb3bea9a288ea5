package io.muster.reporting.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.AdobePDFSchema;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.apache.xmpbox.schema.PDFAExtensionSchema;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.schema.XMPSchema;
import org.apache.xmpbox.type.AbstractStructuredType;
import org.apache.xmpbox.type.ArrayProperty;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.type.Cardinality;
import org.apache.xmpbox.type.PDFAPropertyType;
import org.apache.xmpbox.type.PDFASchemaType;
import org.apache.xmpbox.xml.XmpSerializer;

/**
 * Declares a printed report as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), one that is too
 * large for tags as PDF/A-2u: an archive takes it and shows it alike in decades, as typefaces and
 * the meaning of colours are inside, and it can be read out.
 *
 * <p>Times and ids come from the log and not from the making, so that the same report is the same
 * file.
 */
final class PdfArchive {

  private static final int PART = 2;

  /** Level a: each character has its Unicode value, and it is said what is a heading or a table. */
  private static final String TAGGED = "A";

  /** Level u: the same without the second. */
  private static final String UNTAGGED = "U";

  private static final String ACCESSIBLE = "http://www.aiim.org/pdfua/ns/id/";

  /** Of the collection Compact ICC Profiles, in the public domain (CC0 1.0). */
  private static final String COLOURS = "/report/sRGB-v2-magic.icc";

  private static final String COLOUR_SPACE = "sRGB IEC61966-2.1";

  private PdfArchive() {}

  /** Gives a document whose pages have been laid out its metadata. */
  static void declare(PrintedReport report, Typefaces typefaces, PDDocument document)
      throws IOException {
    PDDocumentInformation information = information(report, typefaces);
    document.setDocumentInformation(information);
    document.setDocumentId(report.asOf().position());
    document.getDocumentCatalog().setLanguage("en");
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(
        xmp(information, document.getDocumentCatalog().getStructureTreeRoot() != null));
    document.getDocumentCatalog().setMetadata(metadata);
    document.getDocumentCatalog().addOutputIntent(colours(document));
    for (PDPage page : document.getPages()) {
      showAsTheyAre(page.getResources());
    }
  }

  /** An archive wants pictures shown pixel by pixel; layout asks for them to be smoothed. */
  private static void showAsTheyAre(PDResources resources) throws IOException {
    for (COSName name : resources.getXObjectNames()) {
      if (resources.getXObject(name) instanceof PDImageXObject picture) {
        picture.setInterpolate(false);
      }
    }
  }

  private static PDDocumentInformation information(PrintedReport report, Typefaces typefaces) {
    GregorianCalendar asOf = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    asOf.setTimeInMillis(report.asOf().recordTime().toEpochMilli());
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(typefaces.printable(report.stamp() + " " + report.kind()));
    information.setSubject(
        "As of log position %d, hash %s".formatted(report.asOf().position(), report.asOf().hash()));
    information.setProducer("Muster");
    information.setCreationDate(asOf);
    information.setModificationDate(asOf);
    return information;
  }

  /** Says the same again as the archive standard wants it. */
  private static byte[] xmp(PDDocumentInformation information, boolean tagged) throws IOException {
    XMPMetadata xmp = XMPMetadata.createXMPMetadata();
    try {
      PDFAIdentificationSchema conformance = xmp.createAndAddPDFAIdentificationSchema();
      conformance.setPart(PART);
      conformance.setConformance(tagged ? TAGGED : UNTAGGED);
      if (tagged) {
        declareAccessible(xmp);
      }
      DublinCoreSchema dublinCore = xmp.createAndAddDublinCoreSchema();
      dublinCore.setTitle(information.getTitle());
      dublinCore.setDescription(information.getSubject());
      XMPBasicSchema basic = xmp.createAndAddXMPBasicSchema();
      basic.setCreateDate(information.getCreationDate());
      basic.setModifyDate(information.getModificationDate());
      AdobePDFSchema pdf = xmp.createAndAddAdobePDFSchema();
      pdf.setProducer(information.getProducer());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new XmpSerializer().serialize(xmp, out, true);
      return out.toByteArray();
    } catch (BadFieldValueException | TransformerException e) {
      throw new IllegalStateException("The metadata of a report cannot be written", e);
    }
  }

  /** As PDF/UA-1 (ISO 14289-1), which PDF/A lets in only with a description of what is said. */
  private static void declareAccessible(XMPMetadata xmp) {
    XMPSchema accessible = new XMPSchema(xmp, ACCESSIBLE, "pdfuaid", "PDF/UA");
    accessible.setTextPropertyValue("part", "1");
    xmp.addSchema(accessible);
    PDFAExtensionSchema extension = xmp.createAndAddPDFAExtensionSchemaWithDefaultNS();
    PDFAPropertyType part = new PDFAPropertyType(xmp);
    say(part, PDFAPropertyType.NAME, "part");
    say(part, PDFAPropertyType.VALUETYPE, "Integer");
    say(part, PDFAPropertyType.CATEGORY, "internal");
    say(part, PDFAPropertyType.DESCRIPTION, "Part of ISO 14289 that the file follows");
    PDFASchemaType schema = new PDFASchemaType(xmp);
    say(schema, PDFASchemaType.SCHEMA, "PDF/UA identification");
    say(schema, PDFASchemaType.NAMESPACE_URI, ACCESSIBLE);
    say(schema, PDFASchemaType.PREFIX, "pdfuaid");
    ArrayProperty properties =
        xmp.getTypeMapping()
            .createArrayProperty(null, "pdfaSchema", PDFASchemaType.PROPERTY, Cardinality.Seq);
    properties.addProperty(part);
    schema.addProperty(properties);
    ArrayProperty schemas =
        xmp.getTypeMapping()
            .createArrayProperty(
                null, "pdfaExtension", PDFAExtensionSchema.SCHEMAS, Cardinality.Bag);
    schemas.addProperty(schema);
    extension.addProperty(schemas);
    extension.addNamespace(schema.getNamespace(), schema.getPrefix());
    extension.addNamespace(part.getNamespace(), part.getPrefix());
  }

  private static void say(AbstractStructuredType of, String name, String value) {
    of.addProperty(
        of.getMetadata()
            .getTypeMapping()
            .createText(of.getNamespace(), of.getPrefix(), name, value));
  }

  private static PDOutputIntent colours(PDDocument document) throws IOException {
    try (InputStream profile = PdfArchive.class.getResourceAsStream(COLOURS)) {
      PDOutputIntent intent = new PDOutputIntent(document, profile);
      intent.setInfo(COLOUR_SPACE);
      intent.setOutputCondition(COLOUR_SPACE);
      intent.setOutputConditionIdentifier(COLOUR_SPACE);
      intent.setRegistryName("http://www.color.org");
      return intent;
    }
  }
}
