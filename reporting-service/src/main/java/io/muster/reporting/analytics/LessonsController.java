package io.muster.reporting.analytics;

import io.muster.starter.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What reviews teach together, over HTTP. */
@RestController
@RequestMapping("/api/analytics")
@PreAuthorize("hasAnyRole('auditor', 'manager', 'responder')")
@Tag(name = "Analytics")
class LessonsController {

  private final Learning learning;
  private final Clock clock;

  LessonsController(Learning learning, Clock clock) {
    this.learning = learning;
    this.clock = clock;
  }

  @GetMapping("/lessons")
  @Operation(
      operationId = "analyticsLessons",
      summary = "What contributed to several incidents, and what incidents have in common")
  Lessons lessons(@ParameterObject Asked asked, Caller caller) {
    return learning.of(Scope.of(asked, clock), caller);
  }

  @GetMapping(value = "/lessons.csv", produces = "text/csv")
  @Operation(operationId = "analyticsLessonsCsv", summary = "The same as CSV")
  void lessonsCsv(@ParameterObject Asked asked, Caller caller, HttpServletResponse response)
      throws IOException {
    Lessons lessons = learning.of(Scope.of(asked, clock), caller);
    AnalyticsController.file(response, "lessons");
    LessonsCsv.write(lessons, response.getOutputStream());
  }
}
