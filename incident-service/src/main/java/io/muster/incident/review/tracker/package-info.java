/**
 * Action items of reviews that are also issues at GitHub, GitLab or Jira: made once, followed, kept
 * alike.
 */
package io.muster.incident.review.tracker;
