package dev.terrane.api.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The jobs that wait, and whose turn it is. What a look costs grows with the users that have jobs here and not with the
 * jobs: of each user only the first is looked at.
 */
@ApplicationScoped
public class Queue {
    /** One instance at a time chooses, so that two of them keep the limits together. */
    private static final String TURN = "select cast(pg_advisory_xact_lock(hashtext('openeo.dispatch')) as text)";

    private static final String PUBLISHED = "status = 'QUEUED' and published_at is not null";
    private static final String AT_WORKERS = "(status = 'RUNNING' or (" + PUBLISHED + "))";
    private static final String WAITS = "status = 'QUEUED' and published_at is null"
            + " and coalesce(not_before <= cast(:now as timestamptz), true)";

    private static final String AGAIN = "select * from job where " + PUBLISHED + " and express = :express"
            + " and coalesce(not_before <= cast(:now as timestamptz), true)"
            + " and published_at < cast(:now as timestamptz)"
            + " - make_interval(secs => least(:wait * power(2, least(publications, 12) - 1), greatest(:wait, 300)))"
            + " order by published_at limit 1 for update skip locked";

    private static final String FIRST = "select * from job where " + WAITS + " and express = :express and priority > 0"
            + " order by priority desc, queued_at limit 1 for update skip locked";

    private static final String NEXT = """
            with recursive owners as (
              (select owner from job where status = 'QUEUED' and published_at is null and express = :express
               order by owner limit 1)
              union all
              select (select n.owner from job n where n.status = 'QUEUED' and n.published_at is null
                        and n.express = :express and n.owner > o.owner order by n.owner limit 1)
              from owners o where o.owner is not null),
            busy as (select owner, count(*) as jobs from job where %s group by owner),
            turn as (
              select h.id from owners o left join busy b on b.owner = o.owner
              cross join lateral (select id, queued_at from job where job.owner = o.owner and express = :express and %s
                order by queued_at limit 1) h
              where coalesce(b.jobs, 0) < :most order by coalesce(b.jobs, 0), h.queued_at limit 1)
            select j.* from job j join turn on turn.id = j.id
            where j.status = 'QUEUED' and j.published_at is null for update of j skip locked""".formatted(AT_WORKERS, WAITS);

    private final EntityManager entities;

    Queue(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * How much may be at the workers.
     *
     * @param perUser jobs of one user
     * @param inAll jobs of all users; 0 for no limit
     * @param ahead published jobs of a lane that wait for a worker
     */
    public record Limits(int perUser, int inAll, int ahead) {}

    /**
     * The next job of a lane to publish, locked. First what was published and not claimed: it comes again, each time after
     * twice the wait, up to 5 minutes, for most likely all workers are busy and its command still lies in the topic. Then
     * what has a priority, which no limit holds up. Then, of the user with the fewest jobs at the workers, the one that
     * waits longest.
     */
    public Optional<JobEntity> next(Instant now, boolean express, Duration wait, Limits limits) {
        entities.createNativeQuery(TURN).getSingleResult();
        return again(now, express, wait).or(() -> first(now, express)).or(() -> next(now, express, limits));
    }

    private Optional<JobEntity> again(Instant now, boolean express, Duration wait) {
        return one(entities.createNativeQuery(AGAIN, JobEntity.class)
                .setParameter("now", now)
                .setParameter("express", express)
                .setParameter("wait", wait.toMillis() / 1000.0));
    }

    private Optional<JobEntity> first(Instant now, boolean express) {
        return one(entities.createNativeQuery(FIRST, JobEntity.class)
                .setParameter("now", now)
                .setParameter("express", express));
    }

    private Optional<JobEntity> next(Instant now, boolean express, Limits limits) {
        boolean full = limits.inAll() > 0 && count("select count(*) from job where " + AT_WORKERS) >= limits.inAll();
        String ahead = "select count(*) from job where " + PUBLISHED + " and express = " + express;
        if (full || count(ahead) >= limits.ahead()) {
            return Optional.empty();
        }
        return one(entities.createNativeQuery(NEXT, JobEntity.class)
                .setParameter("now", now)
                .setParameter("express", express)
                .setParameter("most", limits.perUser()));
    }

    /** Jobs that wait since an instant and whose users do not know why, locked. */
    @SuppressWarnings("unchecked") // the query selects whole rows of the entity
    public List<JobEntity> lockUntold(Instant since, int limit) {
        return entities.createNativeQuery(
                        "select * from job where status = 'QUEUED' and not wait_told and queued_at < :since"
                                + " order by queued_at limit :most for update skip locked",
                        JobEntity.class)
                .setParameter("since", since)
                .setParameter("most", limit)
                .getResultList();
    }

    /** How many jobs are at the workers: running, or sent and not claimed yet. */
    public long countAtWorkers() {
        return count("select count(*) from job where " + AT_WORKERS);
    }

    /** How many jobs of a user are at the workers. */
    public long countAtWorkers(String owner) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from job where " + AT_WORKERS + " and owner = :owner")
                        .setParameter("owner", owner)
                        .getSingleResult())
                .longValue();
    }

    private long count(String query) {
        return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }

    @SuppressWarnings("unchecked") // the queries select whole rows of the entity
    private static Optional<JobEntity> one(Query query) {
        return ((List<JobEntity>) query.getResultList()).stream().findFirst();
    }
}
