using Microsoft.AspNetCore.Identity;
using QhdHomeMap.Api.Problems;

namespace QhdHomeMap.Api.Staff;

internal static class IdentityErrors
{
    /// <summary>What Identity has against a value, under the field that it stands in.</summary>
    public static Problem With(this Problem problem, IEnumerable<IdentityError> refused, string field)
    {
        var errors = new FieldErrors();
        foreach (var error in refused)
            errors.Add(error.Code == "PasswordMismatch" ? "current" : field, error.Description);
        return problem.With(errors);
    }
}
