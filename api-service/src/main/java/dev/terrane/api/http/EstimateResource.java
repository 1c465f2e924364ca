package dev.terrane.api.http;

import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.job.Estimates;
import dev.terrane.api.security.CurrentUser;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /jobs/{id}/estimate}: how long a job will take, how much it will store and cost, as far as that can be told. */
@Path("/jobs/{id}/estimate")
@Produces(MediaType.APPLICATION_JSON)
class EstimateResource {
    private final Estimates estimates;
    private final CurrentUser user;

    EstimateResource(Estimates estimates, CurrentUser user) {
        this.estimates = estimates;
        this.user = user;
    }

    @GET
    public Wire.Estimate estimate(String id) {
        Estimates.Estimate estimate = estimates.of(user.id(), id);
        return new Wire.Estimate(estimate.duration().toString(), estimate.size(), estimate.costs(), estimate.expires());
    }
}
