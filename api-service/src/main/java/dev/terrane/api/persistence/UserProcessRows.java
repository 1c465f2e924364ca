package dev.terrane.api.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the processes that users stored. */
@ApplicationScoped
public class UserProcessRows implements PanacheRepositoryBase<UserProcessEntity, UserProcessEntity.Key> {
    /** The text of a process, if its owner has one of that id. */
    public Optional<String> find(String owner, String id) {
        UserProcessEntity.Key key = new UserProcessEntity.Key();
        key.owner = owner;
        key.id = id;
        return isStorable(id) ? findByIdOptional(key).map(row -> row.process) : Optional.empty();
    }

    /** What lists show of a user's processes behind an id, in the order of the ids; ids that lists cannot have are left out. */
    @SuppressWarnings("unchecked") // the query selects one text
    public List<String> page(String owner, String after, int limit) {
        return getEntityManager()
                .createNativeQuery("select summary from user_process where owner = ?1 and id > ?2"
                        + " and id !~ '[^A-Za-z0-9_]' order by id limit ?3")
                .setParameter(1, owner)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
    }

    /** How many processes a user has. */
    public long count(String owner) {
        return count("owner", owner);
    }

    /** Stores a process in the place of the one of that id, if there is one. */
    public void put(String owner, String id, String summary, String process, Instant now) {
        getEntityManager()
                .createNativeQuery("insert into user_process (owner, id, summary, process, updated_at)"
                        + " values (?1, ?2, ?3, ?4, ?5) on conflict (owner, id) do update"
                        + " set summary = excluded.summary, process = excluded.process,"
                        + " updated_at = excluded.updated_at")
                .setParameter(1, owner)
                .setParameter(2, id)
                .setParameter(3, summary)
                .setParameter(4, process)
                .setParameter(5, now)
                .executeUpdate();
    }

    /** Forgets a process; returns whether there was one. */
    public boolean delete(String owner, String id) {
        return isStorable(id) && delete("owner = ?1 and id = ?2", owner, id) > 0;
    }

    /** The database takes any text but one with a zero in it. */
    private static boolean isStorable(String id) {
        return id.indexOf('\0') < 0;
    }
}
