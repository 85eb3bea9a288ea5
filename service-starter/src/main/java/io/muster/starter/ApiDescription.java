package io.muster.starter;

import io.muster.contracts.Actor;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells those who generate clients what the operations of every service have in common. A service
 * says in an {@link Info} bean what it is called and is for.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String TOKEN = "token";
  private static final int LONGEST_KEY = 128;

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, WriteContext.class);
  }

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
      @Schema(requiredMode = RequiredMode.REQUIRED) Actor.Kind kind,
      @Schema(requiredMode = RequiredMode.REQUIRED) String id,
      String name) {}

  @Bean
  OpenApiCustomizer whatHoldsForAll(ObjectProvider<Info> info) {
    return api -> {
      info.ifAvailable(api::setInfo);
      ModelConverters.getInstance(true)
          .readAll(Problem.class)
          .forEach(
              (name, schema) -> {
                if (!api.getComponents().getSchemas().containsKey(name)) {
                  api.getComponents().addSchemas(name, schema);
                }
              });
      api.getComponents().addSecuritySchemes(TOKEN, accessToken());
      api.addSecurityItem(new SecurityRequirement().addList(TOKEN));
      operations(api)
          .forEach(operation -> operation.getResponses().addApiResponse("default", problem()));
    };
  }

  /** Whatever writes takes the two headers that make writing safe. */
  @Bean
  OperationCustomizer writesAreSafeToRepeat() {
    return (operation, handler) -> {
      if (Arrays.stream(handler.getMethodParameters())
          .anyMatch(parameter -> parameter.getParameterType() == WriteContext.class)) {
        operation.addParametersItem(
            new HeaderParameter()
                .name("Idempotency-Key")
                .description(
                    "The same key and request again answers what came of it the first time.")
                .schema(new StringSchema().maxLength(LONGEST_KEY)));
        operation.addParametersItem(
            new HeaderParameter()
                .name("If-Match")
                .description("The ETag looked at; when it is stale, 412 says what changed since.")
                .schema(new StringSchema()));
      }
      return operation;
    };
  }

  private static List<Operation> operations(OpenAPI api) {
    return api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .toList();
  }

  private static SecurityScheme accessToken() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .bearerFormat("JWT")
        .description("An access token with the audience muster-api.");
  }

  private static ApiResponse problem() {
    return new ApiResponse()
        .description("A problem (RFC 9457): what went wrong and what to do about it")
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType()
                        .schema(
                            new io.swagger.v3.oas.models.media.Schema<>()
                                .$ref("#/components/schemas/Problem"))));
  }
}
