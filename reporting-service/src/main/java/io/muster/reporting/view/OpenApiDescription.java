package io.muster.reporting.view;

import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds to the description of the HTTP interface what holds for all of it. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

  private static final String PROBLEM = "#/components/schemas/Problem";

  @Bean
  OpenApiCustomizer describeWhatHoldsForAll() {
    return api -> {
      api.setInfo(
          new Info()
              .title("Muster reporting service")
              .version("1")
              .description("The ledger, compliance reports and what proves them."));
      api.getComponents()
          .addSchemas("Problem", problem())
          .addSecuritySchemes(
              "token",
              new SecurityScheme()
                  .type(SecurityScheme.Type.HTTP)
                  .scheme("bearer")
                  .bearerFormat("JWT")
                  .description("An access token with the audience muster-api."));
      api.addSecurityItem(new SecurityRequirement().addList("token"));
      api.getPaths().values().stream()
          .map(PathItem::readOperations)
          .flatMap(List::stream)
          .forEach(operation -> operation.getResponses().addApiResponse("default", refusal()));
    };
  }

  private static ApiResponse refusal() {
    return new ApiResponse()
        .description("A problem (RFC 9457): what went wrong and what to do about it")
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType().schema(new Schema<>().$ref(PROBLEM))));
  }

  private static Schema<?> problem() {
    Schema<?> fault =
        new ObjectSchema()
            .addProperty("pointer", new StringSchema())
            .addProperty("detail", new StringSchema())
            .required(List.of("pointer", "detail"));
    return new ObjectSchema()
        .addProperty("type", new StringSchema())
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema())
        .addProperty("requestId", new StringSchema())
        .addProperty("errors", new ArraySchema().items(fault))
        .required(List.of("type", "title", "status"));
  }
}
