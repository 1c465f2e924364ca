package dev.terrane.api.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the last finished jobs taught. */
@ApplicationScoped
public class LearnedSpeeds implements PanacheRepositoryBase<LearnedSpeedEntity, Long> {
    /** More than are asked for are not kept. */
    private static final int KEPT = 1_000;

    /** The latest, newest first. */
    public List<LearnedSpeedEntity> latest(int limit) {
        return find("order by id desc").range(0, limit - 1).list();
    }

    /** Adds one and forgets what is too old. */
    public void add(LearnedSpeedEntity speed) {
        persist(speed);
        Long id = speed.id;
        if (id != null) {
            delete("id <= ?1", id - KEPT);
        }
    }
}
