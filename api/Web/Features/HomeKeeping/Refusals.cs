using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>How what a home or the database refuses becomes a problem.</summary>
internal static class Refusals
{
    public static Problem AsProblem(this HomeRefusal refusal) => Problem.Of(refusal);

    /// <summary>A unique index was hit.</summary>
    public static Problem Taken(string? index)
    {
        var errors = new FieldErrors();
        var (field, why) = index switch
        {
            "ix_homes_code" => ("code", "这个编号已经有站点在用"),
            "ix_homes_filing_no" => ("filingNo", "这个备案号已经有站点在用"),
            "ix_homes_name_address" => ("name", "已经有名称和地址都相同的站点；确是两处时请写编号"),
            _ => throw new InvalidOperationException($"Nobody knows what to say of {index}."),
        };
        errors.Add(field, why);
        return Problem.HomeInvalid.With(errors);
    }
}
