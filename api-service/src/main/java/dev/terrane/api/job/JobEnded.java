package dev.terrane.api.job;

import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;

/** Says inside this instance that a synchronous request's job has come to its end. */
record JobEnded(JobId job, JobStatus status) {}
