package io.muster.notification;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.Instant;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells those who generate clients what every operation has in common. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String TOKEN = "token";
  private static final int LONGEST_KEY = 128;

  @Schema(
      name = "Problem",
      description = "RFC 9457 problem details: what went wrong and what to do about it.")
  record Problem(
      @Schema(requiredMode = RequiredMode.REQUIRED) String type,
      @Schema(requiredMode = RequiredMode.REQUIRED) String title,
      @Schema(requiredMode = RequiredMode.REQUIRED) int status,
      String detail,
      String instance,
      String requestId,
      List<Fault> errors,
      Long currentVersion,
      List<Change> changes) {}

  @Schema(name = "Fault", description = "One field at fault, by JSON pointer.")
  record Fault(
      @Schema(requiredMode = RequiredMode.REQUIRED) String pointer,
      @Schema(requiredMode = RequiredMode.REQUIRED) String detail) {}

  @Schema(
      name = "Change",
      description = "What somebody else recorded since the version the writer had seen.")
  record Change(
      @Schema(requiredMode = RequiredMode.REQUIRED) long position,
      @Schema(requiredMode = RequiredMode.REQUIRED) String type,
      @Schema(requiredMode = RequiredMode.REQUIRED) Who actor,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant at,
      @Schema(requiredMode = RequiredMode.REQUIRED) String summary) {}

  @Schema(name = "Actor", description = "Who did it.")
  record Who(
      @Schema(requiredMode = RequiredMode.REQUIRED) String kind,
      @Schema(requiredMode = RequiredMode.REQUIRED) String id,
      String name) {}

  @Bean
  OpenApiCustomizer whatHoldsForAll() {
    return api -> {
      api.setInfo(
          new Info()
              .title("Muster notification service")
              .version("1")
              .description("Who is on call, who was paged, and the proof of it."));
      ModelConverters.getInstance(true)
          .readAll(Problem.class)
          .forEach(api.getComponents()::addSchemas);
      api.getComponents()
          .addSecuritySchemes(
              TOKEN,
              new SecurityScheme()
                  .type(SecurityScheme.Type.HTTP)
                  .scheme("bearer")
                  .bearerFormat("JWT")
                  .description("An access token with the audience muster-api."));
      api.addSecurityItem(new SecurityRequirement().addList(TOKEN));
      api.getPaths()
          .values()
          .forEach(
              path ->
                  path.readOperationsMap()
                      .forEach((method, operation) -> complete(method, operation)));
    };
  }

  private static void complete(PathItem.HttpMethod method, Operation operation) {
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("A problem")
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json",
                            new MediaType()
                                .schema(
                                    new io.swagger.v3.oas.models.media.Schema<>()
                                        .$ref("#/components/schemas/Problem")))));
    if (method == PathItem.HttpMethod.PUT) {
      header(
          operation,
          "Idempotency-Key",
          "The same key with the same request answers what came of it the first time.",
          LONGEST_KEY);
      header(
          operation,
          "If-Match",
          "The ETag of the version looked at; when it is stale, 412 says what changed.",
          null);
    }
  }

  private static void header(
      Operation operation, String name, String description, Integer longest) {
    operation.addParametersItem(
        new HeaderParameter()
            .name(name)
            .description(description)
            .schema(new StringSchema().maxLength(longest)));
  }
}
