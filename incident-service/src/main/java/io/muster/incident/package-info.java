/**
 * The incident service: alerts come in, become incidents, and people lead them from the first sign
 * to the lessons.
 */
package io.muster.incident;
