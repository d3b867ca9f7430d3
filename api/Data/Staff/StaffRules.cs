using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace QhdHomeMap.Data.Staff;

/// <summary>Letters, digits and Chinese characters: a name that can be read out on the telephone.</summary>
internal sealed partial class StaffUserName : IUserValidator<StaffUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<StaffUser> manager, StaffUser user) =>
        Task.FromResult(
            Form().IsMatch(user.UserName ?? "")
                ? IdentityResult.Success
                : IdentityResult.Failed(manager.ErrorDescriber.InvalidUserName(user.UserName))
        );

    [GeneratedRegex(@"^[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff._-]{1,39}\z")]
    private static partial Regex Form();
}

/// <summary>A password with the user's own name in it is the first to be tried.</summary>
internal sealed class StaffPassword : IPasswordValidator<StaffUser>
{
    public const int MaxLength = 128;

    public Task<IdentityResult> ValidateAsync(UserManager<StaffUser> manager, StaffUser user, string? password)
    {
        var name = user.UserName ?? "";
        if (password is { Length: > MaxLength })
            return Refuse("PasswordTooLong", $"密码最多 {MaxLength} 个字符");
        return name.Length >= 3 && password?.Contains(name, StringComparison.OrdinalIgnoreCase) == true
            ? Refuse("PasswordHoldsUserName", "密码里不能有用户名")
            : Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Refuse(string code, string description) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = description }));
}

internal sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError ConcurrencyFailure() => Of(nameof(ConcurrencyFailure), "账号刚被别人改过，请重试");

    public override IdentityError DefaultError() => Of(nameof(DefaultError), "账号没有改成，请重试");

    public override IdentityError DuplicateUserName(string userName) =>
        Of(nameof(DuplicateUserName), "这个用户名已经有人用了");

    public override IdentityError InvalidUserName(string? userName) =>
        Of(
            nameof(InvalidUserName),
            $"用户名要 2 到 {StaffUser.UserNameMaxLength} 个字符，只用汉字、字母、数字和 . _ -，并以汉字、字母或数字开头"
        );

    public override IdentityError PasswordMismatch() => Of(nameof(PasswordMismatch), "原密码不对");

    public override IdentityError PasswordTooShort(int length) =>
        Of(nameof(PasswordTooShort), $"密码至少 {length} 个字符");

    public override IdentityError PasswordRequiresDigit() => Of(nameof(PasswordRequiresDigit), "密码里要有数字");

    public override IdentityError PasswordRequiresLower() => Of(nameof(PasswordRequiresLower), "密码里要有小写字母");

    public override IdentityError PasswordRequiresUpper() => Of(nameof(PasswordRequiresUpper), "密码里要有大写字母");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Of(nameof(PasswordRequiresUniqueChars), $"密码里至少要有 {uniqueChars} 个不同的字符");

    private static IdentityError Of(string code, string description) =>
        new() { Code = code, Description = description };
}
