package io.muster.reporting.analytics;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** Which incidents somebody asks about, as it stands in a URL. */
record Asked(
    @Parameter(description = "First day; 89 days before the last when left out") LocalDate from,
    @Parameter(description = "Last day; today when left out") LocalDate to,
    @Parameter(
            description =
                "Zone of the tz database in which days and hours are told; UTC when left out")
        String zone,
    @Parameter(description = "Name of an affected service; NONE for those without") String service,
    @Parameter(description = "Team that looks after an affected service; NONE for those without")
        String team,
    @Parameter(description = "SEV1 to SEV5, as it is now") String severity,
    @Parameter(description = "Key of a cause, as a breakdown by cause names it") String cause,
    @Parameter(description = "Id of the integration whose alerts opened it, or DECLARED")
        String source,
    @Parameter(description = "Hour of the day at which it was opened, 00 to 23") String hour,
    @Parameter(description = "Day on which it was opened, MONDAY to SUNDAY") String weekday,
    @Parameter(description = "Rehearsals instead of real incidents") Boolean drills) {

  Map<By, String> filters() {
    Map<By, String> filters = new EnumMap<>(By.class);
    filters.put(By.SERVICE, service);
    filters.put(By.TEAM, team);
    filters.put(By.SEVERITY, severity);
    filters.put(By.CAUSE, cause);
    filters.put(By.SOURCE, source);
    filters.put(By.HOUR, hour);
    filters.put(By.WEEKDAY, weekday);
    return filters;
  }
}
