package dev.terrane.engine.process;

import dev.terrane.engine.process.arrays.ArrayElement;
import dev.terrane.engine.process.comparison.Between;
import dev.terrane.engine.process.comparison.Eq;
import dev.terrane.engine.process.comparison.Gt;
import dev.terrane.engine.process.comparison.Gte;
import dev.terrane.engine.process.comparison.IsInfinite;
import dev.terrane.engine.process.comparison.IsNan;
import dev.terrane.engine.process.comparison.IsNodata;
import dev.terrane.engine.process.comparison.IsValid;
import dev.terrane.engine.process.comparison.Lt;
import dev.terrane.engine.process.comparison.Lte;
import dev.terrane.engine.process.comparison.Neq;
import dev.terrane.engine.process.cubes.AggregateTemporalPeriod;
import dev.terrane.engine.process.cubes.Apply;
import dev.terrane.engine.process.cubes.FilterBands;
import dev.terrane.engine.process.cubes.FilterBbox;
import dev.terrane.engine.process.cubes.FilterTemporal;
import dev.terrane.engine.process.cubes.Mask;
import dev.terrane.engine.process.cubes.MergeCubes;
import dev.terrane.engine.process.cubes.Ndvi;
import dev.terrane.engine.process.cubes.ReduceDimension;
import dev.terrane.engine.process.io.LoadCollection;
import dev.terrane.engine.process.io.LoadStac;
import dev.terrane.engine.process.io.SaveResult;
import dev.terrane.engine.process.logic.All;
import dev.terrane.engine.process.logic.And;
import dev.terrane.engine.process.logic.Any;
import dev.terrane.engine.process.logic.If;
import dev.terrane.engine.process.logic.Not;
import dev.terrane.engine.process.logic.Or;
import dev.terrane.engine.process.logic.Xor;
import dev.terrane.engine.process.math.Absolute;
import dev.terrane.engine.process.math.Add;
import dev.terrane.engine.process.math.Ceil;
import dev.terrane.engine.process.math.Clip;
import dev.terrane.engine.process.math.Constant;
import dev.terrane.engine.process.math.Divide;
import dev.terrane.engine.process.math.E;
import dev.terrane.engine.process.math.Exp;
import dev.terrane.engine.process.math.Floor;
import dev.terrane.engine.process.math.Int;
import dev.terrane.engine.process.math.LinearScaleRange;
import dev.terrane.engine.process.math.Ln;
import dev.terrane.engine.process.math.Log;
import dev.terrane.engine.process.math.Mod;
import dev.terrane.engine.process.math.Multiply;
import dev.terrane.engine.process.math.Nan;
import dev.terrane.engine.process.math.NormalizedDifference;
import dev.terrane.engine.process.math.Pi;
import dev.terrane.engine.process.math.Power;
import dev.terrane.engine.process.math.Round;
import dev.terrane.engine.process.math.Sgn;
import dev.terrane.engine.process.math.Sqrt;
import dev.terrane.engine.process.math.Subtract;
import dev.terrane.engine.process.statistics.Count;
import dev.terrane.engine.process.statistics.First;
import dev.terrane.engine.process.statistics.Last;
import dev.terrane.engine.process.statistics.Max;
import dev.terrane.engine.process.statistics.Mean;
import dev.terrane.engine.process.statistics.Median;
import dev.terrane.engine.process.statistics.Min;
import dev.terrane.engine.process.statistics.Product;
import dev.terrane.engine.process.statistics.Sd;
import dev.terrane.engine.process.statistics.Sum;
import dev.terrane.engine.process.statistics.Variance;
import dev.terrane.engine.process.trigonometry.Arccos;
import dev.terrane.engine.process.trigonometry.Arcosh;
import dev.terrane.engine.process.trigonometry.Arcsin;
import dev.terrane.engine.process.trigonometry.Arctan;
import dev.terrane.engine.process.trigonometry.Arctan2;
import dev.terrane.engine.process.trigonometry.Arsinh;
import dev.terrane.engine.process.trigonometry.Artanh;
import dev.terrane.engine.process.trigonometry.Cos;
import dev.terrane.engine.process.trigonometry.Cosh;
import dev.terrane.engine.process.trigonometry.Sin;
import dev.terrane.engine.process.trigonometry.Sinh;
import dev.terrane.engine.process.trigonometry.Tan;
import dev.terrane.engine.process.trigonometry.Tanh;
import dev.terrane.model.process.ProcessDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every process of this back-end: explicit, sorted, found by a search for its name. */
public final class Processes {
    /** All implementations, sorted by class name. */
    public static final List<ProcessImplementation> ALL = List.of(
            new Absolute(), //
            new Add(), //
            new AggregateTemporalPeriod(), //
            new All(), //
            new And(), //
            new Any(), //
            new Apply(), //
            new Arccos(), //
            new Arcosh(), //
            new Arcsin(), //
            new Arctan(), //
            new Arctan2(), //
            new ArrayElement(), //
            new Arsinh(), //
            new Artanh(), //
            new Between(), //
            new Ceil(), //
            new Clip(), //
            new Constant(), //
            new Cos(), //
            new Cosh(), //
            new Count(), //
            new Divide(), //
            new E(), //
            new Eq(), //
            new Exp(), //
            new FilterBands(), //
            new FilterBbox(), //
            new FilterTemporal(), //
            new First(), //
            new Floor(), //
            new Gt(), //
            new Gte(), //
            new If(), //
            new Int(), //
            new IsInfinite(), //
            new IsNan(), //
            new IsNodata(), //
            new IsValid(), //
            new Last(), //
            new LinearScaleRange(), //
            new Ln(), //
            new LoadCollection(), //
            new LoadStac(), //
            new Log(), //
            new Lt(), //
            new Lte(), //
            new Mask(), //
            new Max(), //
            new Mean(), //
            new Median(), //
            new MergeCubes(), //
            new Min(), //
            new Mod(), //
            new Multiply(), //
            new Nan(), //
            new Ndvi(), //
            new Neq(), //
            new NormalizedDifference(), //
            new Not(), //
            new Or(), //
            new Pi(), //
            new Power(), //
            new Product(), //
            new ReduceDimension(), //
            new Round(), //
            new SaveResult(), //
            new Sd(), //
            new Sgn(), //
            new Sin(), //
            new Sinh(), //
            new Sqrt(), //
            new Subtract(), //
            new Sum(), //
            new Tan(), //
            new Tanh(), //
            new Variance(), //
            new Xor());

    /** Built once: a definition is asked for with each call of a process. */
    private static final Map<ProcessImplementation, ProcessDefinition> DEFINITIONS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), ProcessImplementation::definition));

    private static final Map<String, ProcessImplementation> BY_ID = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(process -> definition(process).id(), Function.identity()));

    private Processes() {}

    /** The implementation of a process, if there is one. */
    public static Optional<ProcessImplementation> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The definition of a process; always the same one. */
    public static ProcessDefinition definition(ProcessImplementation process) {
        ProcessDefinition known = DEFINITIONS.get(process);
        return known == null ? process.definition() : known;
    }
}
