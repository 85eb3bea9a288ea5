/** Reports of something odd by anybody, which a responder looks at before anybody is paged. */
package io.muster.incident.intake.report;
